import {
  Id,
  MOST_PACK_ITEMS,
  NewPack,
  PackChange,
  PackItem,
  PackListed,
  PackListQuery,
  PackPick,
  PackView,
} from '@kaopu/contracts';
import {
  changePack,
  createPack,
  deletePack,
  findPack,
  findPlatform,
  listPacks,
  publish,
  type Db,
  type EvidenceFiles,
  type EvidenceLink,
  type PackRecord,
} from '@kaopu/db';
import type { Viewer } from '@kaopu/viewer';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB, EVIDENCE } from '../../core/core.module.ts';
import { ApiProblem, fieldProblem, notFound } from '../../problems/problem.ts';
import { VIEWER } from '../viewer-token.ts';
import { agreeing } from './agree.ts';
import { assemble, linksOf } from './assemble.ts';
import { keepCovers } from './covers.ts';
import { packView } from './view.ts';

const MOST_PACKS = 100;

const Packs = z.object({ items: z.array(PackListed) });

/** Packs that somebody puts together: which pieces, in which order, with what to say of each. */
@ApiTags('evidence')
@Controller('evidence-packs')
export class PackBuilderController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(EVIDENCE) private readonly files: EvidenceFiles,
    @Inject(VIEWER) private readonly viewer: Viewer,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Packs about a platform, newest first' })
  @ApiOkResponse({ standardSchema: Packs })
  async list(
    @Query({ schema: PackListQuery }) { platform }: z.infer<typeof PackListQuery>,
  ): Promise<z.infer<typeof Packs>> {
    const found = await listPacks(this.db, platform, MOST_PACKS);
    return { items: found.map((pack) => ({ ...pack, createdAt: pack.createdAt.toISOString() })) };
  }

  @Post()
  @ApiOperation({ summary: 'Begin a pack about a platform' })
  @ApiCreatedResponse({ standardSchema: PackView })
  async create(@Body({ schema: NewPack }) body: NewPack): Promise<PackView> {
    const { platformId, title, note, language, items } = body;
    if ((await findPlatform(this.db, platformId, 'medium')) === null) {
      throw fieldProblem('/platformId', 'not-an-option');
    }
    await this.linked(platformId, items);
    const contents = { title, note, language, items: items.map((pick) => PackItem.parse(pick)) };
    const id = await createPack(this.db, platformId, contents, MOST_PACKS);
    if (id === null) throw new ApiProblem(409, 'too-many-packs');
    return this.view(await this.require(id));
  }

  @Get(':id')
  @ApiOperation({ summary: 'A pack: its pieces in order, their pages, and whether all are whole' })
  @ApiOkResponse({ standardSchema: PackView })
  async get(@Param('id', { schema: Id }) id: string): Promise<PackView> {
    return this.view(await this.require(id));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a pack as a whole; what was printed of it is dropped' })
  @ApiOkResponse({ standardSchema: PackView })
  async change(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: PackChange }) { revision, ...body }: PackChange,
  ): Promise<PackView> {
    const pack = await this.require(id);
    const items = agreeing(body.items);
    const links = await this.linked(pack.platformId, items);
    await keepCovers(this.db, this.files, items, links, coversOf(pack));
    return this.changed(id, revision, { ...body, items });
  }

  @Post(':id/items')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put one more piece at the end of a pack; one that is there stays' })
  @ApiOkResponse({ standardSchema: PackView })
  async add(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: PackPick }) pick: PackPick,
  ): Promise<PackView> {
    const pack = await this.require(id);
    const items = z.array(PackItem).parse(pack.items);
    if (items.some(({ key, sha256 }) => key === pick.key && sha256 === pick.sha256)) {
      return this.view(pack);
    }
    if (items.length >= MOST_PACK_ITEMS) throw new ApiProblem(409, 'too-many-packs');
    await this.linked(pack.platformId, [pick], '');
    const added = agreeing([...items, PackItem.parse(pick)]);
    return this.changed(id, pack.revision, { ...pack, items: added });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a pack; the evidence itself stays' })
  async remove(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await deletePack(this.db, id))) throw notFound();
  }

  private async require(id: string): Promise<PackRecord> {
    const pack = await findPack(this.db, id);
    if (pack === null) throw notFound();
    return pack;
  }

  /** Only what a look is known to have kept can be proven. */
  private async linked(
    platformId: string,
    picks: readonly PackPick[],
    place?: string,
  ): Promise<(EvidenceLink | null)[]> {
    const links = await linksOf(this.db, platformId, picks);
    const unknown = links.indexOf(null);
    if (unknown >= 0) throw fieldProblem(place ?? `/items/${unknown}`, 'not-an-option');
    return links;
  }

  private async changed(
    id: string,
    revision: number,
    contents: Parameters<typeof changePack>[3],
  ): Promise<PackView> {
    if (!(await changePack(this.db, id, revision, contents))) {
      throw new ApiProblem(409, 'pack-changed');
    }
    await publish(this.db, [{ type: 'pack', packId: id }]);
    return this.view(await this.require(id));
  }

  private async view(pack: PackRecord): Promise<PackView> {
    const platform = await findPlatform(this.db, pack.platformId, 'medium');
    const assembled = await assemble(this.db, this.files, this.viewer, pack);
    return packView(pack, platform?.name ?? '', assembled);
  }
}

function coversOf({ items }: PackRecord): Set<string> {
  const covers = z.array(PackItem).parse(items);
  return new Set(covers.flatMap(({ cover }) => (cover === null ? [] : [cover.sha256])));
}
