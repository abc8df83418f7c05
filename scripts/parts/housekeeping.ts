import { advanceAnnouncements } from "../../lib/announcements/jobs";
import { readBounces } from "../../lib/bounces/jobs";
import { BULK_JOB } from "../../lib/bulk/constants";
import { carryOutBulkActions } from "../../lib/bulk/jobs";
import { purgeDrafts } from "../../lib/drafts/jobs";
import { forgetImports } from "../../lib/imports/jobs";
import type { Job } from "../../lib/jobs";
import { sendDueMails } from "../../lib/mail-rules/jobs";
import { sendNews } from "../../lib/news/jobs";
import { purgeSignIns } from "../../lib/organisers/jobs";
import { ERASING_JOB } from "../../lib/privacy/constants";
import { eraseDueContactData } from "../../lib/privacy/jobs";
import { deleteSensitiveAnswers, purgeUnsentFiles } from "../../lib/questions/jobs";
import { purgeRateLimits } from "../../lib/rate-limits/jobs";
import { sweepEvents } from "../../lib/waiting-list/jobs";

/**
 * Every job of every domain, with its time; they take turns, one at a time. Drafts are personal data that nobody sent:
 * they go within minutes of their end (docs/decisions/005).
 */
export const housekeeping: Job[] = [
  { name: "sweep_events", schedule: "* * * * *", work: sweepEvents },
  { name: BULK_JOB, schedule: "* * * * *", work: ({ db }) => carryOutBulkActions({ db }) },
  { name: "advance_announcements", schedule: "* * * * *", work: advanceAnnouncements },
  { name: "send_due_mails", schedule: "* * * * *", work: sendDueMails },
  { name: "send_news", schedule: "* * * * *", work: sendNews },
  // Last of those that come each minute: another machine may keep it waiting.
  { name: "read_bounces", schedule: "* * * * *", work: readBounces },
  { name: "purge_drafts", schedule: "*/5 * * * *", work: purgeDrafts },
  { name: "purge_unsent_files", schedule: "*/5 * * * *", work: purgeUnsentFiles },
  { name: "delete_sensitive_answers", schedule: "37 * * * *", work: deleteSensitiveAnswers },
  { name: ERASING_JOB, schedule: "7,17,27,37,47,57 * * * *", work: eraseDueContactData },
  { name: "forget_imports", schedule: "27 * * * *", work: forgetImports },
  { name: "purge_sign_ins", schedule: "17 * * * *", work: purgeSignIns },
  { name: "purge_rate_limits", schedule: "*/15 * * * *", work: purgeRateLimits },
];
