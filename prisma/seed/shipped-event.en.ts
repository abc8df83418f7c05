import type { Prisma } from "../generated/client";

/** A faithful translation of the Danish announcement. */
export const shippedEventInEnglish = {
  locale: "en",
  title: "BRINC workshop: innovation procurement and the circular economy",
  summary:
    "A workshop for public buyers from all over Europe: how public procurement of innovation can speed up the circular economy.",
  background: [
    "On the occasion of the international conference on innovation procurement, held in Brussels on 19 and 20 March 2024, the BRINC project is organising a workshop. It brings public buyers from all over Europe together to share what they have learned about how public procurement of innovation can speed up the circular economy.",
    "The workshop will focus on why it matters to change the way organisations think, so that circular and innovative practices are taken up.",
    "Innovation procurement has been on the European agenda for some time. And rightly so! It is a strong instrument for stimulating innovation and solutions to problems in society.",
  ].join("\n\n"),
  workshop:
    "The workshop is held in parallel with the international conference on innovation procurement, on 19 March from 10:00 to 15:00.",
  focusPoints: [
    "The importance of changing the way organisations think, so that circular and innovative practice spreads",
    "Experience from the two BRINC project cases",
  ],
  casesHeading: "Two BRINC project cases",
  casesText:
    "The organisations that lead the two BRINC project cases will present their experience, and the challenges and opportunities they have met in the different phases of the procurement process.",
  cases: ["Single-use hygiene waste", "Reuse of nappies"],
  conferenceTitle: "International conference on innovation procurement",
  conferenceText: [
    "The Programme for Innovation Procurement (PIP) is organising an international conference on 19 and 20 March 2024 at Tour & Taxis, Brussels. The conference is organised in close cooperation with the European Commission and the European Innovation Council.",
    "The conference will give public buyers, policymakers and companies from Belgium and abroad the opportunity to share what they have learned about the theory and practice of innovation procurement.",
  ].join("\n\n"),
  travelText:
    "The BRINC project can cover travel costs for members of the BRINC Network of Public Authorities up to a certain amount. Contact the BRINC partners by 23 February if you are interested.",
  contactRole: "Project manager",
  fundingText: "The BRINC project is co-financed by the EU’s COSME programme.",
  fundingDisclaimer:
    "Views and opinions expressed are those of the organisers only and do not necessarily reflect those of the European Union. Neither the European Union nor the granting authority can be held responsible for them.",
  privacyController: "The BRINC project",
} satisfies Prisma.EventTextCreateWithoutEventInput;
