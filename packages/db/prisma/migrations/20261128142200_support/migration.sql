-- AlterTable
ALTER TABLE "probe" ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "ticket" JSONB,
ADD COLUMN     "ticket_key" TEXT,
ADD COLUMN     "ticket_slot" TIMESTAMPTZ(3),
ADD COLUMN     "wake_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "line_class" (
    "platform_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "line_class_pkey" PRIMARY KEY ("platform_id","text")
);

-- CreateIndex
CREATE INDEX "probe_wake_at_idx" ON "probe"("wake_at");

-- AddForeignKey
ALTER TABLE "line_class" ADD CONSTRAINT "line_class_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;
