-- AlterTable
ALTER TABLE "host" ADD COLUMN     "gap_seconds" INTEGER;

-- AlterTable
ALTER TABLE "profile" ADD COLUMN     "default_at" TIMESTAMPTZ(3);
