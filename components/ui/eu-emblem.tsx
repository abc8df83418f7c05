/**
 * The emblem of the European Union, drawn after its official geometry (Interinstitutional Style Guide, annex A1):
 * height to width 2:3, twelve upright stars on a circle of one third of the height, each star within a circle of one
 * eighteenth of it; #003399 and #FFCC00. With the white edge it needs on grounds that are not white.
 */
export function EuEmblem({ label, className }: { label: string; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 810 540" role="img" aria-label={label} xmlns="http://www.w3.org/2000/svg">
      <rect width="810" height="540" fill="#003399" />
      <g fill="#FFCC00">
        {centres.map(([x, y]) => (
          <polygon key={`${x},${y}`} points={star(x, y)} />
        ))}
      </g>
    </svg>
  );
}

const radiusOfCircle = 180;
const radiusOfStar = 30;

const centres = Array.from({ length: 12 }, (_, hour): [number, number] => {
  const angle = (hour * Math.PI) / 6;
  return [round(405 + radiusOfCircle * Math.sin(angle)), round(270 - radiusOfCircle * Math.cos(angle))];
});

/** Corners of a five-pointed star that stands on two points. The inner radius of a pentagram is 0.381966 of the outer. */
function star(x: number, y: number): string {
  return Array.from({ length: 10 }, (_, corner) => {
    const radius = corner % 2 === 0 ? radiusOfStar : radiusOfStar * 0.381966;
    const angle = (corner * Math.PI) / 5;
    return `${round(x + radius * Math.sin(angle))},${round(y - radius * Math.cos(angle))}`;
  }).join(" ");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
