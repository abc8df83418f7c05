-- How many workers died with the mail in hand: after a few of them it is given up, since it may be what they die of.
ALTER TABLE "outgoing_mail" ADD COLUMN     "losses" SMALLINT NOT NULL DEFAULT 0;
