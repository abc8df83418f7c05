import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "../../db";
import { moveAlong } from "../../time-zone";

type Move = { from: Date; to: Date; timeZone: string };

/** Copies the questions that are asked, with their words and conditions. @returns the id of each copy by that of the first. */
export async function copyQuestions(tx: Tx, from: string, to: string): Promise<Map<string, string>> {
  const questions = await tx.question.findMany({
    where: { eventId: from, retiredAt: null },
    include: { texts: true },
    orderBy: { position: "asc" },
  });
  const ids = new Map(questions.map(({ id }) => [id, uuidv7()]));
  await tx.question.createMany({
    data: questions.map(({ texts: _, createdAt: _created, updatedAt: _updated, ...question }) => {
      const showIfId = question.showIfId ? (ids.get(question.showIfId) ?? null) : null;
      const showIfValues = showIfId ? question.showIfValues : [];
      return { ...question, id: ids.get(question.id), eventId: to, showIfId, showIfValues };
    }),
  });
  await tx.questionText.createMany({
    data: questions.flatMap(({ id, texts }) =>
      texts.map((text) => ({ ...text, questionId: ids.get(id) ?? id, options: text.options as Prisma.InputJsonValue })),
    ),
  });
  return ids;
}

/** Copies the words of tags, without whom they stand on. @returns as `copyQuestions`. */
export async function copyTags(tx: Tx, from: string, to: string): Promise<Map<string, string>> {
  const tags = await tx.tag.findMany({ where: { eventId: from } });
  const ids = new Map(tags.map(({ id }) => [id, uuidv7()]));
  await tx.tag.createMany({ data: tags.map((tag) => ({ ...tag, id: ids.get(tag.id), eventId: to })) });
  return ids;
}

/** Copies the programme, moved along with the start, and those who speak. */
export async function copyProgramme(tx: Tx, from: string, to: string, move: Move): Promise<void> {
  const speakers = await tx.speaker.findMany({ where: { eventId: from }, include: { texts: true } });
  const items = await tx.programmeItem.findMany({ where: { eventId: from }, include: { texts: true, speakers: true } });
  const ids = new Map([...speakers, ...items].map(({ id }) => [id, uuidv7()]));
  const copyOf = (id: string) => ids.get(id) ?? id;
  await tx.speaker.createMany({
    data: speakers.map(({ texts: _, ...speaker }) => ({ ...speaker, id: copyOf(speaker.id), eventId: to })),
  });
  await tx.speakerText.createMany({
    data: speakers.flatMap(({ texts }) => texts.map((text) => ({ ...text, speakerId: copyOf(text.speakerId) }))),
  });
  await tx.programmeItem.createMany({
    data: items.map(({ texts: _, speakers: _speakers, createdAt: _created, updatedAt: _updated, ...item }) => ({
      ...item,
      id: copyOf(item.id),
      eventId: to,
      startsAt: moveAlong(item.startsAt, move),
      endsAt: item.endsAt && moveAlong(item.endsAt, move),
    })),
  });
  await tx.programmeItemText.createMany({
    data: items.flatMap(({ texts }) => texts.map((text) => ({ ...text, itemId: copyOf(text.itemId) }))),
  });
  await tx.programmeSpeaker.createMany({
    data: items.flatMap((item) =>
      item.speakers.map(({ speakerId, position }) => ({
        itemId: copyOf(item.id),
        speakerId: copyOf(speakerId),
        position,
      })),
    ),
  });
}
