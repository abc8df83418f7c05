/** Loops around loops, each with a stretch that is on its way: the picture of the circular economy. Decoration only. */
export function LoopMotif({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 640 640" aria-hidden="true" focusable="false" fill="none">
      {loops.map(({ radius, turn, share, tone, width }) => (
        <g key={radius} className={`loop loop--${tone}`} transform={`rotate(${turn} 320 320)`}>
          <circle className="loop__track" cx="320" cy="320" r={radius} strokeWidth="1.5" />
          <circle
            className="loop__run"
            cx="320"
            cy="320"
            r={radius}
            pathLength="100"
            strokeWidth={width}
            strokeDasharray={`${share} ${100 - share}`}
            strokeLinecap="round"
          />
          <circle className="loop__dot" cx={320 + radius} cy="320" r={width * 1.15} />
        </g>
      ))}
    </svg>
  );
}

const loops = [
  { radius: 296, turn: 205, share: 31, tone: "c", width: 7 },
  { radius: 236, turn: 118, share: 46, tone: "a", width: 12 },
  { radius: 172, turn: 318, share: 27, tone: "b", width: 9 },
  { radius: 112, turn: 62, share: 54, tone: "c", width: 12 },
  { radius: 56, turn: 250, share: 62, tone: "a", width: 8 },
];
