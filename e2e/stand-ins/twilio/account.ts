/** The one Twilio account this server plays. */
export interface LocalAccount {
  sid: string;
  authToken: string;
  apiKeys: { sid: string; secret: string }[];
}
