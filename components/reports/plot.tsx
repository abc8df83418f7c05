import type { ReactNode } from "react";

/** What a mark looks like: told apart by filling and stroke, so that paper and colour-blind eyes tell them apart too. */
export type Mark = "seated" | "waiting" | "ended" | "cancelled" | "registered" | "earlier";

type Props = {
  /** Begins the ids inside; of one kind per page. */
  id: string;
  title: string;
  /** What the plot shows, in a sentence or two, for those who do not see it. */
  summary: string;
  /** In pixels; the width is whatever there is. */
  height: number;
  /** Which marks occur, each with its words; as bars, or as lines. */
  legend: { mark: Mark; label: string; isLine?: boolean }[];
  /** Whether numbers stand at the left of the drawing. */
  isRuled?: boolean;
  /** What is drawn: horizontal places and lengths in percent, vertical ones in pixels, so that text keeps its size at every width. */
  children: ReactNode;
  /** Words of what opens the figures; then the figures as a table. */
  figuresLabel: string;
  figures: ReactNode;
};

/** A plot drawn on the server, with what its marks mean and all its figures as a table. */
export function Plot({ id, title, summary, height, legend, isRuled, children, figuresLabel, figures }: Props) {
  return (
    <figure className="plot" aria-labelledby={`${id}-caption`}>
      <figcaption id={`${id}-caption`}>
        <h3>{title}</h3>
      </figcaption>
      {legend.length > 1 && (
        <ul className="plot__legend">
          {legend.map(({ mark, label, isLine }) => (
            <li key={mark}>
              <Swatch id={id} mark={mark} isLine={isLine ?? false} />
              <bdi>{label}</bdi>
            </li>
          ))}
        </ul>
      )}
      <svg
        className={isRuled ? "plot__drawing plot__drawing--ruled" : "plot__drawing"}
        width="100%"
        height={height}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-summary`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-summary`}>{summary}</desc>
        <Fillings id={id} />
        {children}
      </svg>
      <details className="plot__figures">
        <summary>
          {figuresLabel}
          <span className="visually-hidden">: {title}</span>
        </summary>
        {figures}
      </details>
    </figure>
  );
}

function Swatch({ id, mark, isLine }: { id: string; mark: Mark; isLine: boolean }) {
  return (
    <svg className="plot__swatch" width="28" height="16" aria-hidden="true" focusable="false">
      {isLine ? (
        <line className={`plot__line plot__line--${mark}`} x1="0" y1="8" x2="28" y2="8" />
      ) : (
        <rect className={`plot__bar plot__bar--${mark}`} fill={fillOf(id, mark)} x="1" y="1" width="26" height="14" />
      )}
    </svg>
  );
}

/** The filling of a bar: whole, hatched, empty or dotted. */
export function fillOf(id: string, mark: Mark): string | undefined {
  return mark === "waiting" || mark === "cancelled" ? `url(#${id}-${mark})` : undefined;
}

function Fillings({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-waiting`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="plot__ground" width="6" height="6" />
        <rect className="plot__hatch" width="2.5" height="6" />
      </pattern>
      <pattern id={`${id}-cancelled`} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect className="plot__ground" width="5" height="5" />
        <circle className="plot__dots" cx="2.5" cy="2.5" r="1.4" />
      </pattern>
    </defs>
  );
}

/** Horizontal lines at round numbers, each with its number at the left; the one of zero is stronger. */
export function Gridlines({
  ticks,
  format,
}: {
  ticks: { value: number; y: number }[];
  format: (value: number) => string;
}) {
  return ticks.map(({ value, y }) => (
    <g key={value}>
      <line className={value === 0 ? "plot__axis" : "plot__grid"} x1="0%" x2="100%" y1={y} y2={y} />
      <text className="plot__tick" x="0%" dx="-8" y={y + 4} textAnchor="end">
        {format(value)}
      </text>
    </g>
  ));
}

/** Words under the plot, at the left, in the middle and at the right. */
export function Ends({ y, labels }: { y: number; labels: [string, string | null, string] }) {
  const places = [
    ["0%", "start"],
    ["50%", "middle"],
    ["100%", "end"],
  ] as const;
  return places.map(([x, anchor], index) => (
    <text key={anchor} className="plot__tick" x={x} y={y} textAnchor={anchor}>
      {labels[index]}
    </text>
  ));
}
