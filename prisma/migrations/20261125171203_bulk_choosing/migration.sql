-- AlterEnum
ALTER TYPE "bulk_action_status" ADD VALUE 'choosing' BEFORE 'prepared';

-- AlterTable
ALTER TABLE "bulk_action" ADD COLUMN     "list_query" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "stop_reason" TEXT,
ALTER COLUMN "kind" DROP NOT NULL;

-- By hand. As text: a value that was just added cannot be used as one in the same transaction.
ALTER TABLE "bulk_action" DROP CONSTRAINT "bulk_action_times";
ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_times"
  CHECK (("status"::text IN ('choosing', 'prepared')) = ("started_at" IS NULL)
    AND ("status"::text IN ('done', 'stopped')) = ("finished_at" IS NOT NULL));
ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_started_has_kind" CHECK ("started_at" IS NULL OR "kind" IS NOT NULL);
