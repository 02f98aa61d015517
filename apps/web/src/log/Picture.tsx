import { useEffect, useState } from 'react';

/** A picture that lies on this device. */
export function Picture({ bytes, alt }: { bytes: Blob; alt: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(bytes);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return url === null ? null : <img src={url} alt={alt} />;
}
