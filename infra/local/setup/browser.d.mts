export declare const chromiumFlags: string[];
export declare function findBrowser(env?: Record<string, string | undefined>): Promise<string | undefined>;
