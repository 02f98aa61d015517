-- AlterTable
ALTER TABLE "observation" ADD COLUMN     "attempts" JSONB;

-- CreateTable
CREATE TABLE "vantage" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "trusted" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "vantage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vantage_look" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "vantage_id" UUID,
    "look_key" TEXT NOT NULL,
    "fence" BIGINT NOT NULL,
    "host_key" TEXT NOT NULL,
    "work" JSONB,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),
    "take" UUID,
    "kept" JSONB NOT NULL DEFAULT '[]',
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "answered_at" TIMESTAMPTZ(3),
    "answer" JSONB,
    "settled_at" TIMESTAMPTZ(3),
    "verdict" TEXT,

    CONSTRAINT "vantage_look_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vantage_rule" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "ask" INTEGER NOT NULL,
    "quorum" INTEGER NOT NULL,
    "wait_seconds" INTEGER NOT NULL,

    CONSTRAINT "vantage_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "vantage_name_key" ON "vantage"("name");

-- CreateIndex
CREATE UNIQUE INDEX "vantage_token_hash_key" ON "vantage"("token_hash");

-- CreateIndex
CREATE INDEX "vantage_look_vantage_id_asked_at_idx" ON "vantage_look"("vantage_id", "asked_at");

-- CreateIndex
CREATE INDEX "vantage_look_look_key_fence_idx" ON "vantage_look"("look_key", "fence");

-- CreateIndex
CREATE INDEX "vantage_look_asked_at_idx" ON "vantage_look"("asked_at");

-- AddForeignKey
ALTER TABLE "vantage_look" ADD CONSTRAINT "vantage_look_vantage_id_fkey" FOREIGN KEY ("vantage_id") REFERENCES "vantage"("id") ON DELETE CASCADE ON UPDATE CASCADE;
