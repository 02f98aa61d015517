-- AlterTable
ALTER TABLE "probe" ADD COLUMN     "last_gist" TEXT,
ADD COLUMN     "last_kept_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "unjudged" ADD COLUMN     "due" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "unjudged_due_idx" ON "unjudged"("due");
