-- AlterTable
ALTER TABLE "platform" ADD COLUMN     "robots" TEXT NOT NULL DEFAULT 'respect';

-- AlterTable
ALTER TABLE "probe" ADD COLUMN     "request_urgent" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "host" ADD COLUMN     "hold_cause" TEXT,
ADD COLUMN     "hold_until" TIMESTAMPTZ(3),
ADD COLUMN     "spent_until" TIMESTAMPTZ(3),
ADD COLUMN     "strikes" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "robots" (
    "origin" TEXT NOT NULL,
    "text" TEXT,
    "read_at" TIMESTAMPTZ(3),
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT,

    CONSTRAINT "robots_pkey" PRIMARY KEY ("origin")
);
