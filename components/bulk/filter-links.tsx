type Props = {
  /** Id of the heading that says what is filtered. */
  labelledBy: string;
  links: { words: string; href: string; isCurrent: boolean }[];
};

/** A few ways to look at a list of people, as the states above the list of registrations. */
export function FilterLinks({ labelledBy, links }: Props) {
  return (
    <nav className="status-links" aria-labelledby={labelledBy}>
      <ul>
        {links.map(({ words, href, isCurrent }) => (
          <li key={href}>
            <a href={href} aria-current={isCurrent ? "true" : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
