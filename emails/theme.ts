/** Colours of the site's tokens (app/styles/tokens.css) as mail programs understand them. */
export const light = {
  page: "#faf9f5",
  surface: "#ffffff",
  line: "#d8d6cb",
  text: "#172033",
  soft: "#4a5568",
  primary: "#0b3b8f",
  onPrimary: "#ffffff",
  deep: "#0a2358",
  onDeep: "#ffffff",
  tint: "#e9eff9",
};

export const fontFamily = '"Source Sans 3", "Segoe UI", "Helvetica Neue", Helvetica, Arial, sans-serif';

/** For programs that follow the reader's setting; others keep the light colours or turn them by themselves. */
export const darkStyles = `
@media (prefers-color-scheme: dark) {
  body, body > table > tbody > tr > td { background-color: #0f1522 !important; }
  .surface { background-color: #182133 !important; border-color: #2f3b52 !important; }
  .text { color: #e9edf5 !important; }
  .soft { color: #b3bed0 !important; }
  .link { color: #a4c3ff !important; }
  .line { border-color: #2f3b52 !important; }
  .tint { background-color: #1d2b48 !important; border-color: #a9c6ff !important; }
  .button { background-color: #a9c6ff !important; color: #081a3d !important; }
}
@media (max-width: 480px) {
  .pad { padding-left: 20px !important; padding-right: 20px !important; }
  .facts th, .facts td { display: block !important; width: auto !important; }
  .facts th { padding-bottom: 0 !important; border-bottom: 0 !important; font-size: 15px !important; }
  .facts td { padding-top: 0 !important; }
}
`;
