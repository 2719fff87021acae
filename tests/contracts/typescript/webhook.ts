// The signature of a webhook, checked by npm's standardwebhooks as a receiver would.
import { Webhook, WebhookVerificationError } from "standardwebhooks";

declare const process: { env: Record<string, string | undefined> };

const sent: { secret: string; headers: Record<string, string>; body: string } = JSON.parse(process.env["SENT"] ?? "");
const signature = new Webhook(sent.secret);
const message = signature.verify(sent.body, sent.headers) as { type: string };
let refused = false;
try {
  signature.verify(sent.body.replace("webhook.test", "webhook.Test"), sent.headers);
} catch (problem) {
  refused = problem instanceof WebhookVerificationError;
}
console.log(JSON.stringify({ type: message.type, refused }));
