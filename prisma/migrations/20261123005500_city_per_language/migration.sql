-- AlterTable
ALTER TABLE "event_text" ADD COLUMN     "venue_city" TEXT;
