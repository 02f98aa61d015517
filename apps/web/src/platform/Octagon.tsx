/** Red is for what is grave, and never without this shape and a word. */
export function Octagon({ cross }: { cross: string | undefined }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" data-shape="octagon">
      <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" fill="currentColor" />
      <path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" className={cross} />
    </svg>
  );
}
