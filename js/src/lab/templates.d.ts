// Written by the build (`js/templates.mjs`) of what lies in `templates/`.
declare module "journey-templates" {
  export const TEMPLATES: readonly import("./template.js").Template[];
}
