/** A patch of a colour beside its name. Drawn, since the pages' security policy takes no styles of single elements. */
export function Swatch({ colour }: { colour: string }) {
  return (
    <svg className="swatch" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="0.5" y="0.5" width="23" height="23" rx="4" fill={colour} className="swatch__edge" />
    </svg>
  );
}
