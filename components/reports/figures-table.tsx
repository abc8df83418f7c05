type Props = {
  caption: string;
  /** The first is the row's name. */
  columns: string[];
  rows: { key: string; name: string; figures: string[] }[];
};

/** In characters: words that never break, so that a day stays in one line where names share the room. */
const SHORT = 16;
const SHORT_HEADING = 6;

const kept = (words: string, most: number) => (words.length <= most ? "plot__word" : undefined);

/** Figures as a table: numbers in columns that line up. */
export function FiguresTable({ caption, columns, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap plot__table" aria-label={caption} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column} className={kept(column, SHORT_HEADING)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, figures }) => (
            <tr key={key}>
              <th scope="row" className={kept(name, SHORT)}>
                <bdi>{name}</bdi>
              </th>
              {figures.map((figure, index) => (
                <td key={columns[index + 1]} data-label={columns[index + 1]}>
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
