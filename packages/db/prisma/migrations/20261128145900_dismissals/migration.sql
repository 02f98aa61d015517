-- CreateTable
CREATE TABLE "dismissal" (
    "platform_id" UUID NOT NULL,
    "hit" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dismissal_pkey" PRIMARY KEY ("platform_id","hit")
);

-- AddForeignKey
ALTER TABLE "dismissal" ADD CONSTRAINT "dismissal_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

