/** The site's small mark: two open loops that feed each other. Decoration only. */
export function LoopMark({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 48 48" aria-hidden="true" focusable="false" fill="none">
      <path className="mark-a" d="M24 4a20 20 0 1 1-18.8 13.2" strokeWidth="6" strokeLinecap="round" />
      <path className="mark-b" d="M24 14.5a9.5 9.5 0 1 1-9.5 9.5" strokeWidth="5" strokeLinecap="round" />
    </svg>
  );
}
