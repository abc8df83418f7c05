import type { CSSProperties, ReactNode } from "react";

/**
 * A box with padding: on the cell, since Outlook knows none on a table.
 * @param style of the cell.
 */
export function Panel({
  className,
  style,
  children,
}: {
  className?: string;
  style: CSSProperties;
  children: ReactNode;
}) {
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
      <tbody>
        <tr>
          <td className={className} style={style}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** Lines under each other, as they were typed; Outlook keeps only those that end in a tag. */
export function Lines({ text }: { text: string }) {
  return text.split(/\r\n?|\n/).flatMap((line, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never in another order
    index === 0 ? [line] : [<br key={index} />, line],
  );
}
