-- AlterTable
ALTER TABLE "observation" ADD COLUMN     "items" JSONB;

-- CreateTable
CREATE TABLE "product_correction" (
    "platform_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "item" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_correction_pkey" PRIMARY KEY ("platform_id","ref")
);

-- CreateTable
CREATE TABLE "probe_turn" (
    "probe_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "probe_turn_pkey" PRIMARY KEY ("probe_id","what")
);

-- AddForeignKey
ALTER TABLE "product_correction" ADD CONSTRAINT "product_correction_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "probe_turn" ADD CONSTRAINT "probe_turn_probe_id_fkey" FOREIGN KEY ("probe_id") REFERENCES "probe"("id") ON DELETE CASCADE ON UPDATE CASCADE;
