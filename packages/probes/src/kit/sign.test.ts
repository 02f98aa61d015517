import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acgSign, dujiaoNextSign, kasushouSign, kayixinSign, sortedJson } from './sign.ts';

// Vectors from the interfaces' documents where they print one, else from another implementation of md5 and HMAC.

describe('acgSign', () => {
  const params = { sharedCode: 'A0000000000000A2', num: '10', app_id: '10001' };

  it('signs the sorted pairs and the key', () => {
    expect(acgSign(params, 'secret-key')).toBe('c7ed525d754fad62a2ea8584abb67ab6');
  });

  it('leaves out what is empty, and an old signature', () => {
    expect(acgSign({ ...params, race: '', sign: 'x' }, 'secret-key')).toBe(
      'c7ed525d754fad62a2ea8584abb67ab6',
    );
  });

  it('takes Chinese as UTF-8, not escaped', () => {
    expect(acgSign({ sharedCode: 'X', race: '年卡', app_id: '1' }, '密')).toBe(
      '2f28d0e3acfabdc0a0873953c96e9822',
    );
  });

  it('does not depend on the order of the fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string()), (fields) => {
        const backwards = Object.fromEntries(Object.entries(fields).reverse());
        expect(acgSign(backwards, 'k')).toBe(acgSign(fields, 'k'));
      }),
    );
  });
});

describe('dujiaoNextSign', () => {
  it.each([
    [
      'GET',
      '/api/v1/upstream/products/7',
      '',
      '461213d4a5c3ed6013241703f094c4771cbedccc7fda4bd50cf9ed3aedbc00f0',
    ],
    [
      'POST',
      '/api/v1/upstream/orders',
      '{"a":1}',
      '0bfd0e8d606a6a2f2a90382cf2325f2c3490280eb90785498ebcc0a4cd505d0c',
    ],
  ])('%s %s', (method, path, body, sign) => {
    expect(dujiaoNextSign({ method, path, seconds: 1_700_000_000, body }, 'top-secret')).toBe(sign);
  });
});

it('kayixinSign gives what the document prints', () => {
  const request = {
    appId: '10000',
    version: '3.0',
    seconds: 1_760_767_397,
    body: '{"orderNumber":"20251016165825069","outerNumber":""}',
  };
  expect(kayixinSign(request, '652fbdd2f637606a2afbb2fe0ca72419')).toBe(
    '6a414e658265ff3ca665cee3b161c4e9',
  );
});

describe('kasushouSign', () => {
  it('gives what the document prints', () => {
    const body = sortedJson({ ordersn: 'D100759082558859640832', external_orderno: '', day: 10 });
    expect(kasushouSign(1_696_645_385_740, body, 'H0YnuPpcVtx7rQdMTbjN6932s5oDOqFa')).toBe(
      '15b8f541eb10e3fbb33efd92c8d52d50ddca0784',
    );
  });

  it('sorts keys, and writes {} of nothing', () => {
    expect(sortedJson({})).toBe('{}');
    expect(sortedJson({ b: 1, a: 'x' })).toBe('{"a":"x","b":1}');
  });
});
