export const accessibility = {
  title: "Tilgængelighedserklæring",
  lead: "Alle skal kunne læse om vores arrangementer, tilmelde sig og ordne deres tilmelding, uanset hvilke hjælpemidler de bruger.",
  scope:
    "{host} vil gøre dette websted tilgængeligt, som direktiv (EU) 2016/2102 og lov om tilgængelighed af offentlige organers websteder og mobilapplikationer kræver. Erklæringen gælder de offentlige sider og arrangørernes sider på {address}.",
  statusTitle: "Hvor tilgængeligt webstedet er",
  status:
    "Webstedet er lavet til at opfylde retningslinjerne for webtilgængelighed (WCAG) 2.2 på niveau AA og EN 301 549. Vi kender ikke til indhold, der ikke opfylder dem. Da ingen udefra har gennemgået webstedet endnu, kalder vi det ikke fuldt ud i overensstemmelse med kravene.",
  testedTitle: "Hvad vi har testet, og hvordan",
  tested: {
    automated:
      "Hver slags side på hvert sprog, i en telefons og en computers bredde: automatiske tjek (axe) uden fund.",
    keyboard: "Tilmelding fra start til slut i en browser, også én gang uden JavaScript.",
    zoom: "Bredder ned til 320 pixel, lyse og mørke farver og udskrift.",
    contrast: "Kontrast i tekst, felter og fokusmarkering i begge farvetemaer.",
  },
  notTestedTitle: "Hvad vi ikke har testet",
  notTested:
    "Vi har endnu ikke testet webstedet sammen med mennesker med handicap og heller ikke med alle skærmlæsere og telefoner. Automatiske tjek finder kun en del af de barrierer, der kan være.",
  feedbackTitle: "Sig til, hvis noget ikke virker",
  feedback:
    "Hvis noget spærrer for dig, eller du har brug for oplysninger fra webstedet i en anden form, så skriv eller ring. Fortæl, hvilken side det gælder, og hvad der skete. Vi svarer, så snart vi kan, og senest efter 14 dage.",
  enforcementTitle: "Hvis vores svar ikke hjælper",
  enforcement:
    "Du kan henvende dig til den myndighed, der fører tilsyn med webtilgængelighed i dit land. I Danmark er det Digitaliseringsstyrelsen.",
  enforcementLink: "Digitaliseringsstyrelsens websted",
  preparedTitle: "Om erklæringen",
  prepared: "Den er udarbejdet {date} efter vores egen vurdering af webstedet.",
} as const;
