import type { Messages } from "../en";

/** Words of the audit log. */
export const auditLog: Messages["auditLog"] = {};
