import type { Messages } from "../en";

export const recognised: Messages["recognised"] = {
  hint: {
    recognised: "Kendt domæne",
    freeMail: "Gratis mail",
    unknown: "Ukendt domæne",
  },
  list: {
    title: "Kendte myndigheder",
    lead: "E-mailadresser på disse domæner vises som kendt domæne ved alle arrangementer. Alle kan skrive en adresse, så den beviser først noget, når personen har bekræftet den.",
    add: "Tilføj en myndighed",
    addSeveral: "Indsæt en liste",
    readOnly: "Med din rolle kan du se listen, men ikke ændre den.",
    none: "Der er ingen myndigheder endnu. Adresser vises som ukendt domæne eller gratis mail.",
    count: "{count, plural, one {# myndighed} other {# myndigheder}}",
    name: "Navn",
    domains: "Domæner",
  },
  said: {
    added: "Tilføjet til listen.",
    changed: "Ændringerne er gemt.",
    removed: "Fjernet fra listen.",
  },
  form: {
    name: "Navn",
    domains: "Domæner",
    domainsHint:
      "Det, der står efter @, ét pr. linje, fx aarhus.dk. Så tæller adresser som navn@by.aarhus.dk også med.",
    save: "Gem",
    back: "Tilbage uden at gemme",
  },
  add: { title: "Tilføj en kendt myndighed" },
  several: {
    title: "Indsæt en liste med myndigheder",
    list: "Myndigheder",
    hint: "Én pr. linje: først navnet og så domænerne, fx: Aarhus Kommune; aarhus.dk. Du kan også indsætte rækker fra et regneark.",
    save: "Tilføj dem alle",
  },
  remove: {
    link: "Fjern myndigheden fra listen",
    title: "Vil du fjerne {name} fra listen?",
    text: "Tilmeldingerne bliver, som de er. Fra nu af vises adresser på domænerne som ukendt domæne.",
    confirm: "Ja, fjern den",
    keep: "Behold den",
  },
  errors: {
    quoted: "»{entry}«",
    name_missing: "Skriv et navn",
    name_too_long: "Forkort navnet til højst 200 tegn",
    name_unprintable: "Fjern de tegn fra navnet, som ikke kan vises",
    domains_missing: "Skriv mindst ét domæne, fx aarhus.dk",
    domains_too_many: "Skriv højst 200 domæner til én myndighed",
    domains_too_long: "Det er for meget til én myndighed. Skriv højst 200 domæner",
    not_domains:
      "{count, plural, one {{entries} er ikke et domæne. Skriv det som aarhus.dk} other {Det her er ikke domæner: {entries}{more, plural, =0 {} other { og # mere}}. Skriv dem som aarhus.dk}}",
    free_mail:
      "{count, plural, one {Alle kan få en adresse på {entries}. Fjern domænet} other {Alle kan få en adresse på disse domæner: {entries}{more, plural, =0 {} other { og # mere}}. Fjern dem}}",
    list_missing: "Skriv mindst én myndighed, fx: Aarhus Kommune; aarhus.dk",
    list_too_long: "Det er for meget på én gang. Indsæt højst 20.000 tegn",
    lines_without_name:
      "{count, plural, one {Skriv et navn foran domænet: {entries}} other {Skriv et navn foran domænerne i disse linjer: {entries}{more, plural, =0 {} other { og # mere}}}}",
    lines_without_domain:
      "{count, plural, one {Skriv et domæne som aarhus.dk til sidst i linjen: {entries}} other {Skriv et domæne som aarhus.dk til sidst i disse linjer: {entries}{more, plural, =0 {} other { og # mere}}}}",
    named_twice:
      "{count, plural, one {{entries} står to gange på listen. Lad det kun stå ét sted} other {De her står to gange på listen: {entries}{more, plural, =0 {} other { og # mere}}. Lad hvert af dem kun stå ét sted}}",
    taken: "{domain} hører allerede til {name}.",
  },
};
