-- AlterTable
ALTER TABLE "probe" ADD COLUMN     "config_since" TIMESTAMPTZ(3),
ADD COLUMN     "quorum" INTEGER;

-- AlterTable
ALTER TABLE "observation" ADD COLUMN     "unconfirmed" JSONB;

