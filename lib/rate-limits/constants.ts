type Rule = { limit: number; windowSeconds: number };

/**
 * How often something may be done in a window of time. Networks are generous: a whole town hall shares one address.
 * Addresses are strict: nobody needs a sixth sign-in mail in a quarter of an hour.
 */
export const rateLimitRules = {
  /** Forms whose typing is kept, per network. Looser than what follows, so that a pause there loses nothing. */
  "draft-network": { limit: 600, windowSeconds: 600 },
  /** "Continue" and "Send registration", per network. */
  "registration-network": { limit: 240, windowSeconds: 600 },
  /**
   * Files chosen as answers, per network. Few, since each may be several megabytes: as long as unsent forms are kept, one
   * network stays below what all unsent files together may take up.
   */
  "upload-network": { limit: 12, windowSeconds: 600 },
  /** Registrations sent with one e-mail address, so that nobody's inbox can be flooded. */
  "registration-address": { limit: 5, windowSeconds: 3600 },
  /** Secret links that do not open anything, per network: guessing is hopeless, and not free either. */
  "wrong-link-network": { limit: 30, windowSeconds: 600 },
  /** Changes to one's own registration. */
  "own-registration": { limit: 30, windowSeconds: 3600 },
  /** Sign-in mails asked for, per network and per address; and pressed sign-in buttons, per network. */
  "sign-in-network": { limit: 30, windowSeconds: 900 },
  "sign-in-address": { limit: 5, windowSeconds: 900 },
} satisfies Record<string, Rule>;

export type RateLimitRule = keyof typeof rateLimitRules;

/** How many tries are counted in one statement. */
export const MOST_TOGETHER = 100;
