export const accessibility = {
  title: "Accessibility statement",
  lead: "Everybody must be able to read about our events, register and manage their registration, whatever aids they use.",
  scope:
    "{host} wants this website to be accessible, as Directive (EU) 2016/2102 and the laws that carry it out require. This statement covers the public pages and the organisers’ pages at {address}.",
  statusTitle: "How accessible the website is",
  status:
    "The website is made to meet the Web Content Accessibility Guidelines (WCAG) 2.2, level AA, and EN 301 549. We know of no content that does not meet them. Because nobody outside has examined the website yet, we do not call it fully compliant.",
  testedTitle: "What we have tested, and how",
  tested: {
    automated:
      "Each kind of page, in each language, on a phone’s and a desktop’s width: automated checks (axe) without findings.",
    keyboard: "Registration from start to end in a browser, once without JavaScript.",
    zoom: "Widths down to 320 pixels, light and dark colours, and print.",
    contrast: "Contrast of text, controls and focus in both colour themes.",
  },
  notTestedTitle: "What we have not tested",
  notTested:
    "We have not yet tested the website with people who have disabilities, nor with every screen reader and phone. Automated checks find only part of the obstacles there can be.",
  feedbackTitle: "Tell us what does not work",
  feedback:
    "If something stops you, or you need information from the website in another form, write or call. Tell us the address of the page and what happened. We answer as soon as we can, at the latest after 14 days.",
  enforcementTitle: "If our answer does not help",
  enforcement:
    "You can turn to the body that supervises web accessibility in your country. In Denmark that is the Agency for Digital Government (Digitaliseringsstyrelsen).",
  enforcementLink: "Website of the Agency for Digital Government",
  preparedTitle: "About this statement",
  prepared: "It was prepared on {date}, after our own assessment of the website.",
} as const;
