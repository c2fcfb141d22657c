export function ensureDynamoDbLocal(options: {
  log: (line: string) => void;
}): Promise<{ jarFolder: string | undefined }>;
export function findJava(): { path: string; version: number } | undefined;
