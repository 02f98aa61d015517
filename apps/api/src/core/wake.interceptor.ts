import type { Transport } from '@kaopu/jobs';
import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { TRANSPORT } from './core.module.ts';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whatever a person does here may have made something due: planners look at once, and not only at their
 * next turn. A hint that gets lost costs that long.
 */
@Injectable()
export class WakeInterceptor implements NestInterceptor {
  constructor(@Inject(TRANSPORT) private readonly transport: Transport) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    if (READING.has(method)) return next.handle();
    return next.handle().pipe(tap(() => this.wake()));
  }

  private wake(): void {
    this.transport.send('wake', [{ payload: {}, id: 'wake' }]).catch(() => undefined);
  }
}
