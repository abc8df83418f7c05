/**
 * What the preview picture shows. Drawn by Satori, not by a browser: it knows no style sheets, only style attributes and
 * flexbox, and the sizes are those of a picture of 1200 × 630.
 */
export function PreviewPicture({
  host,
  title,
  date,
  place,
  colours = house,
}: {
  host: string;
  title: string;
  date: string;
  place: string;
  /** Those of the event: the ground under white words, other words, rings; the house's unless given. */
  colours?: { ground: string; soft: string; line: string; loops: [string, string, string] };
}) {
  return (
    <div style={{ ...frame, background: colours.ground }}>
      <svg width="640" height="640" viewBox="0 0 640 640" fill="none" style={motif} aria-hidden="true">
        {rings.map(({ radius, loop, width, from, to }) => (
          <g key={radius}>
            <circle cx="320" cy="320" r={radius} stroke={colours.line} strokeWidth="1.5" />
            <path d={arc(radius, from, to)} stroke={colours.loops[loop]} strokeWidth={width} strokeLinecap="round" />
          </g>
        ))}
      </svg>
      <div style={{ display: "flex", fontSize: 32, color: colours.soft }}>{host}</div>
      <div style={{ display: "flex", ...heading, fontSize: title.length > 70 ? 58 : 68 }}>{title}</div>
      <div style={{ display: "flex", flexDirection: "column", fontSize: 36 }}>
        <div style={{ display: "flex", fontFamily: "Source Serif 4", fontSize: 42 }}>
          {date.charAt(0).toUpperCase() + date.slice(1)}
        </div>
        <div style={{ display: "flex", color: colours.soft, marginTop: 6 }}>{place}</div>
      </div>
    </div>
  );
}

const frame = {
  width: "100%",
  height: "100%",
  display: "flex",
  flexDirection: "column",
  justifyContent: "space-between",
  position: "relative",
  padding: "64px 72px 60px",
  color: "#ffffff",
  fontFamily: "Source Sans 3",
} as const;

const motif = { position: "absolute", top: -150, right: -300 } as const;

const heading = {
  fontFamily: "Source Serif 4",
  fontWeight: 600,
  lineHeight: 1.1,
  letterSpacing: "-0.015em",
  maxWidth: 840,
} as const;

const house = {
  ground: "#0a2358",
  soft: "#d3def4",
  line: "#40609f",
  loops: ["#7fd1a4", "#f6cf5c", "#7ea6f2"] as [string, string, string],
};

const rings = [
  { radius: 296, loop: 2, width: 7, from: 130, to: 242 },
  { radius: 236, loop: 0, width: 12, from: 110, to: 275 },
  { radius: 172, loop: 1, width: 9, from: 60, to: 150 },
  { radius: 112, loop: 2, width: 12, from: 170, to: 330 },
  { radius: 56, loop: 0, width: 8, from: 20, to: 240 },
] as const;

/** Part of a circle around the middle of the motif; degrees run clockwise from the right. */
function arc(radius: number, from: number, to: number): string {
  const at = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    return `${(320 + radius * Math.cos(angle)).toFixed(1)} ${(320 + radius * Math.sin(angle)).toFixed(1)}`;
  };
  return `M${at(from)}A${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${at(to)}`;
}
