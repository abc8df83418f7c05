import type { MailContent } from "@/lib/mail/schema";
import { announcementLetter } from "./announcement";
import { eventCancelledLetter } from "./event-cancelled";
import { eventChangedLetter } from "./event-changed";
import { eventReminderLetter } from "./event-reminder";
import { eventThanksLetter } from "./event-thanks";
import { handoverOfferedLetter } from "./handover-offered";
import { handoverReturnedLetter } from "./handover-returned";
import { invitationLetter } from "./invitation";
import type { Letter } from "./letter";
import { organiserDigestLetter } from "./organiser-digest";
import { organiserInvitedLetter } from "./organiser-invited";
import { signInLetter } from "./organiser-sign-in";
import { alreadyRegisteredLetter } from "./registration-already-registered";
import { cancelledLetter } from "./registration-cancelled";
import { changedLetter } from "./registration-changed";
import { confirmedLetter } from "./registration-confirmed";
import { declinedLetter } from "./registration-declined";
import { deletionRequestedLetter } from "./registration-deletion-requested";
import { lapsedLetter } from "./registration-lapsed";
import { offeredLetter } from "./registration-offered";
import { receivedLetter } from "./registration-received";
import { verifyLetter } from "./registration-verify";
import { waitlistedLetter } from "./registration-waitlisted";

/** What a mail says, in our own words. */
export function compose(content: MailContent): Letter {
  switch (content.kind) {
    case "registration.confirmed":
      return confirmedLetter(content);
    case "registration.verify":
      return verifyLetter(content);
    case "registration.received":
      return receivedLetter(content);
    case "registration.waitlisted":
      return waitlistedLetter(content);
    case "registration.offered":
      return offeredLetter(content);
    case "registration.lapsed":
      return lapsedLetter(content);
    case "registration.declined":
      return declinedLetter(content);
    case "registration.changed":
      return changedLetter(content);
    case "registration.cancelled":
      return cancelledLetter(content);
    case "registration.already_registered":
      return alreadyRegisteredLetter(content);
    case "registration.deletion_requested":
      return deletionRequestedLetter(content);
    case "handover.offered":
      return handoverOfferedLetter(content);
    case "handover.declined":
    case "handover.lapsed":
      return handoverReturnedLetter(content);
    case "invitation.sent":
    case "invitation.reminder":
      return invitationLetter(content);
    case "event.changed":
      return eventChangedLetter(content);
    case "event.cancelled":
      return eventCancelledLetter(content);
    case "event.reminder":
      return eventReminderLetter(content);
    case "event.thanks":
      return eventThanksLetter(content);
    case "announcement.sent":
      return announcementLetter(content);
    case "organiser.digest":
      return organiserDigestLetter(content);
    case "organiser.invited":
      return organiserInvitedLetter(content);
    case "organiser.sign_in":
      return signInLetter(content);
  }
}
