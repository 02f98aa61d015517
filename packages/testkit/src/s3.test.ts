import { expect, it } from 'vitest';
import { signatureFault } from './s3.ts';

// The worked examples of "Signature Calculations for the Authorization Header" in the Amazon S3 API reference.
const ACCOUNT = {
  key: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function signed(headers: string, signature: string): string {
  return `AWS4-HMAC-SHA256 Credential=${ACCOUNT.key}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${headers},Signature=${signature}`;
}

const common = { host: 'examplebucket.s3.amazonaws.com', 'x-amz-date': '20130524T000000Z' };

const GET_OBJECT = {
  method: 'GET',
  url: '/test.txt',
  headers: {
    ...common,
    range: 'bytes=0-9',
    'x-amz-content-sha256': EMPTY,
    authorization: signed(
      'host;range;x-amz-content-sha256;x-amz-date',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ),
  },
};

const PUT_OBJECT = {
  method: 'PUT',
  url: '/test$file.text',
  headers: {
    ...common,
    date: 'Fri, 24 May 2013 00:00:00 GMT',
    'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    authorization: signed(
      'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ),
  },
};

const LIST_OBJECTS = {
  method: 'GET',
  url: '/?max-keys=2&prefix=J',
  headers: {
    ...common,
    'x-amz-content-sha256': EMPTY,
    authorization: signed(
      'host;x-amz-content-sha256;x-amz-date',
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ),
  },
};

it('holds the published examples to be signed', () => {
  expect(signatureFault(GET_OBJECT, Buffer.alloc(0), ACCOUNT)).toBeNull();
  expect(signatureFault(PUT_OBJECT, Buffer.from('Welcome to Amazon S3.'), ACCOUNT)).toBeNull();
  expect(signatureFault(LIST_OBJECTS, Buffer.alloc(0), ACCOUNT)).toBeNull();
});

it('holds nothing else to be signed', () => {
  const nobody = { ...ACCOUNT, secret: 'another' };
  expect(signatureFault(GET_OBJECT, Buffer.alloc(0), nobody)).toBe('SignatureDoesNotMatch');
  const elsewhere = { ...GET_OBJECT, url: '/other.txt' };
  expect(signatureFault(elsewhere, Buffer.alloc(0), ACCOUNT)).toBe('SignatureDoesNotMatch');
  expect(signatureFault(PUT_OBJECT, Buffer.from('Welcome'), ACCOUNT)).toBe(
    'XAmzContentSHA256Mismatch',
  );
  expect(signatureFault({ ...GET_OBJECT, headers: common }, Buffer.alloc(0), ACCOUNT)).toBe(
    'InvalidAccessKeyId',
  );
});
