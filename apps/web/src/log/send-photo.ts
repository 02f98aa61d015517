import type { Problem, UploadView } from '@kaopu/contracts';
import { ApiProblem, ApiUnreachable } from '../api/problem.ts';
import { language } from '../i18n/language.ts';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Hands bytes in; unlike fetch it tells how far it is. Throws `ApiProblem` or `ApiUnreachable`. */
export function sendPhoto(bytes: Blob, onProgress: (share: number) => void): Promise<UploadView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/uploads');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', language().lang);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new ApiUnreachable('offline'));
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (typeof answer !== 'object' || answer === null) {
        return reject(new ApiUnreachable('malformed'));
      }
      if (request.status < 300) return resolve(answer as UploadView);
      if (!('detail' in answer)) return reject(new ApiUnreachable('malformed'));
      return reject(new ApiProblem({ ...(answer as Problem), status: request.status }));
    };
    onProgress(0);
    request.send(bytes);
  });
}
