-- CreateTable
CREATE TABLE "evidence_pack" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "platform_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'zh',
    "items" JSONB NOT NULL DEFAULT '[]',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "paper" JSONB,
    "pdf" BYTEA,
    "print_at" TIMESTAMPTZ(3),
    "prints" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pack_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evidence_pack_platform_id_created_at_idx" ON "evidence_pack"("platform_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "evidence_pack_print_at_idx" ON "evidence_pack"("print_at");

-- AddForeignKey
ALTER TABLE "evidence_pack" ADD CONSTRAINT "evidence_pack_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;
