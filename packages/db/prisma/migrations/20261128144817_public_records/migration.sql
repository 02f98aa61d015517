-- AlterTable
ALTER TABLE "platform" ADD COLUMN     "former_names" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "identity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "records_due" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "record_import" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'preview',
    "as_of" DATE NOT NULL,
    "complete" BOOLEAN NOT NULL,
    "report" JSONB NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "retracted_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "record_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public_record" (
    "source" TEXT NOT NULL,
    "natural_key" CHAR(32) NOT NULL,
    "content_mark" CHAR(16) NOT NULL,
    "uscc" TEXT,
    "names" TEXT[],
    "record" JSONB NOT NULL,

    CONSTRAINT "public_record_pkey" PRIMARY KEY ("source","natural_key","content_mark")
);

-- CreateTable
CREATE TABLE "record_import_row" (
    "import_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "natural_key" CHAR(32) NOT NULL,
    "content_mark" CHAR(16) NOT NULL,
    "row_no" INTEGER NOT NULL,

    CONSTRAINT "record_import_row_pkey" PRIMARY KEY ("import_id","natural_key")
);

-- CreateIndex
CREATE INDEX "record_import_created_at_id_idx" ON "record_import"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "record_import_source_state_idx" ON "record_import"("source", "state");

-- CreateIndex
CREATE INDEX "public_record_uscc_idx" ON "public_record"("uscc");

-- CreateIndex
CREATE INDEX "public_record_names_idx" ON "public_record" USING GIN ("names");

-- CreateIndex
CREATE INDEX "record_import_row_source_natural_key_content_mark_idx" ON "record_import_row"("source", "natural_key", "content_mark");

-- CreateIndex
CREATE INDEX "platform_records_due_idx" ON "platform"("records_due");

-- AddForeignKey
ALTER TABLE "record_import_row" ADD CONSTRAINT "record_import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "record_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_import_row" ADD CONSTRAINT "record_import_row_source_natural_key_content_mark_fkey" FOREIGN KEY ("source", "natural_key", "content_mark") REFERENCES "public_record"("source", "natural_key", "content_mark") ON DELETE RESTRICT ON UPDATE CASCADE;
