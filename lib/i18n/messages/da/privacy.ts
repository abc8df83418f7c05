export const privacy = {
  title: "Sådan bruger vi dine oplysninger",
  lead: "Her kan du læse, hvad der sker med det, du skriver, når du tilmelder dig {event}.",
  controllerTitle: "Hvem har ansvaret for dine oplysninger",
  controller:
    "{controller} bestemmer, hvad dine oplysninger bruges til, og har ansvaret for dem (er dataansvarlig). {hasPhone, select, true {Skriv eller ring} other {Skriv}}, hvis du har spørgsmål om dine oplysninger:",
  whatTitle: "Hvad vi bruger, og hvorfor",
  what: {
    place:
      "Dit navn, din e-mailadresse, din organisation og dens type, dit land og din stilling: for at give dig en plads, sende dig det, du har brug for at vide, og planlægge arrangementet. Grundlag: en opgave i samfundets interesse (databeskyttelsesforordningens artikel 6, stk. 1, litra e).",
    answers:
      "Dine svar på arrangementets andre spørgsmål og de filer, du sender med: til planlægning. Grundlag: det samme.",
    sensitive:
      "Svar om mad, tilgængelighed og andre følsomme forhold: kun for at sørge for det, du har brug for, og kun hvis du siger ja til det samme sted. Grundlag: dit samtykke (artikel 6, stk. 1, litra a, og artikel 9, stk. 2, litra a). Du kan trække det tilbage ved at fjerne svaret på din egen side eller ved at skrive til os.",
    source:
      "Hvis en kollega har tilmeldt dig, har vi dit navn, din e-mailadresse og svarene om dig fra din kollega. Hvis en kollega har tilbudt dig sin plads, eller arrangørerne har inviteret dig, har vi dit navn og din e-mailadresse fra dem. Vi skriver til dig med det samme. Du har de samme rettigheder, som hvis du selv havde givet os oplysningerne: Brug linket i mailen, eller skriv til os.",
    conference:
      "Om du også deltager i konferencen ved siden af: kun til planlægning. Du behøver ikke svare. Grundlag: det samme.",
    optIn:
      "At dele dit navn og din organisation med andre deltagere, og fotografering: kun hvis du sætter kryds. Grundlag: dit samtykke (artikel 6, stk. 1, litra a). Du kan altid trække det tilbage på siden med din tilmelding eller ved at skrive til os. Din plads afhænger ikke af det.",
    evidence:
      "Deltagerlisten: som dokumentation over for dem, der finansierer arrangementet, for at det er blevet holdt. Grundlag: en retlig forpligtelse (artikel 6, stk. 1, litra c).",
    safety:
      "Din netværksadresse, i en form der ikke kan regnes tilbage, i nogle minutter eller timer: for at forhindre misbrug af formularerne. Grundlag: en opgave i samfundets interesse (artikel 6, stk. 1, litra e).",
  },
  nobody:
    "Vi spørger ikke om andet. Ingen afgørelse om dig bliver truffet af en maskine alene, og vi følger ikke med i, hvad du gør på siden.",
  recipientsTitle: "Hvem der ser dine oplysninger",
  recipients: {
    organisers: "Arrangørerne, som logger ind for at se dem.",
    processors: "De virksomheder, der driver server og mail for os. De må ikke bruge dem til andet.",
    funder: "Europa-Kommissionen og dens revisorer, hvis de beder om dokumentation for arrangementet.",
    participants: "Andre deltagere ser kun dit navn og din organisation, hvis du har sagt ja til det.",
  },
  recipientsFunder: "Dem, der finansierer arrangementet, og deres revisorer, hvis de beder om dokumentation for det.",
  transfer: "Dine oplysninger bliver ikke solgt, og vi sender dem ikke ud af EU og EØS.",
  retentionTitle: "Hvor længe vi gemmer dem",
  retention: {
    draft: "Det, du har skrevet og ikke sendt: {hours} timer.",
    contact: "Din tilmelding og mailene om den: til {date}, 12 måneder efter arrangementet.",
    sensitive: "Svar om mad, tilgængelighed og andre følsomme forhold: til {date}, {days} dage efter arrangementet.",
    evidence: "Deltagerlisten som dokumentation over for den, der finansierer: til {date}, fem år efter arrangementet.",
  },
  cookiesTitle: "Cookies",
  cookies: "Vi bruger kun de cookies, der skal til, for at siden virker. Derfor spørger vi dig ikke om dem.",
  cookie: {
    caption: "Cookies på denne side",
    name: "Navn",
    purpose: "Hvad den bruges til",
    duration: "Hvor længe den gælder",
    locale: "Husker det sprog, du har valgt",
    localeDuration: "1 år",
    draft: "Gemmer det, du har skrevet, til du har sendt det",
    draftDuration: "Til du lukker browseren",
    signIn: "Login",
    signInPurpose: "Kun for arrangører: husker, at de er logget ind",
    signInDuration: "Til de logger ud, eller deres login udløber",
  },
  rightsTitle: "Dine rettigheder",
  rights:
    "Du kan bede om at se dine oplysninger, få dem rettet, slettet, brugt i mindre omfang eller udleveret, og du kan gøre indsigelse mod, at vi bruger dem. Med linket i dine mails kan du selv se og hente det hele, rette det og bede om at få det slettet. Skriv til os om resten; vi svarer inden for en måned.",
  complaintTitle: "Hvis du vil klage",
  complaint:
    "Sig det gerne til os først. Du kan altid klage til et datatilsyn: det danske eller det i det land, hvor du bor eller arbejder.",
  authorities: "Datatilsyn i EU",
  danishAuthority: "Datatilsynet",
  back: "Tilbage til arrangementet",
} as const;
