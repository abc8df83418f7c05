/** Words of the mails that go out by the clock. */
export const mailRules = {};
