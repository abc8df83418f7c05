/** Words of the audit log. */
export const auditLog = {};
