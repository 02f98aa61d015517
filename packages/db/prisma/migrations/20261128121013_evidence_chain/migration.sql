-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "doomed_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "evidence_chain" (
    "platform_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "key" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "prev_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "evidence_chain_pkey" PRIMARY KEY ("platform_id","seq")
);

-- CreateTable
CREATE TABLE "evidence_head" (
    "platform_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "hash" CHAR(64) NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',

    CONSTRAINT "evidence_head_pkey" PRIMARY KEY ("platform_id")
);

-- CreateTable
CREATE TABLE "evidence_round" (
    "day" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "files" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "evidence_round_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "evidence_chain_sha256_platform_id_seq_idx" ON "evidence_chain"("sha256", "platform_id", "seq");

-- CreateIndex
CREATE INDEX "evidence_chain_platform_id_key_idx" ON "evidence_chain"("platform_id", "key");

-- CreateIndex
CREATE INDEX "evidence_chain_platform_id_at_idx" ON "evidence_chain"("platform_id", "at");

-- CreateIndex
CREATE INDEX "evidence_last_kept_at_sha256_idx" ON "evidence"("last_kept_at", "sha256");

-- CreateIndex
CREATE INDEX "evidence_doomed_at_idx" ON "evidence"("doomed_at");

-- Looks that are under way while this runs find a chain to append to.
INSERT INTO "evidence_head" ("platform_id") SELECT "id" FROM "platform";

-- What drafts kept lies in no chain and in files without a seal: it proves nothing.
UPDATE "observation" SET "evidence" = '[]' WHERE "evidence" <> '[]';
DELETE FROM "evidence";
