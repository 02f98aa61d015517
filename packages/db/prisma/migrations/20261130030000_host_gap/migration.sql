-- AlterTable
ALTER TABLE "host" ADD COLUMN     "gap_seconds" INTEGER;
