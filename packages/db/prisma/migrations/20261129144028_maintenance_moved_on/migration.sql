-- AlterTable
ALTER TABLE "maintenance" ADD COLUMN     "last_until" TIMESTAMPTZ(3);
