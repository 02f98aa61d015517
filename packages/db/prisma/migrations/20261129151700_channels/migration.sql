-- AlterTable
ALTER TABLE "channel" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'zh',
ADD COLUMN     "per_minute" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "resume_at" TIMESTAMPTZ(3),
ADD COLUMN     "settings" JSONB,
ADD COLUMN     "templates" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "tokens" DOUBLE PRECISION NOT NULL DEFAULT 1000000,
ADD COLUMN     "tokens_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Channels so far are webhooks.
UPDATE "channel" SET "settings" = jsonb_build_object('url', "url", 'secret', "secret"), "per_minute" = 600;
ALTER TABLE "channel" ALTER COLUMN "settings" SET NOT NULL, DROP COLUMN "secret", DROP COLUMN "url";

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "last_class" TEXT,
ADD COLUMN     "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "delivery_attempt" (
    "id" BIGSERIAL NOT NULL,
    "delivery_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "duration_ms" INTEGER NOT NULL,
    "class" TEXT NOT NULL,
    "status" INTEGER,
    "said" TEXT NOT NULL,
    "together" INTEGER NOT NULL,

    CONSTRAINT "delivery_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_key" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "public_key" TEXT NOT NULL,
    "private_key" TEXT NOT NULL,

    CONSTRAINT "push_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delivery_attempt_delivery_id_idx" ON "delivery_attempt"("delivery_id");

-- CreateIndex
CREATE INDEX "delivery_attempt_channel_id_at_idx" ON "delivery_attempt"("channel_id", "at");

-- CreateIndex
CREATE INDEX "delivery_channel_id_state_next_attempt_idx" ON "delivery"("channel_id", "state", "next_attempt");

-- AddForeignKey
ALTER TABLE "delivery_attempt" ADD CONSTRAINT "delivery_attempt_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_attempt" ADD CONSTRAINT "delivery_attempt_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;
