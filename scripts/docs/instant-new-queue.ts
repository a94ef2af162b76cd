/**
 * The recipe that is text alone: it needs an AWS account, so nothing here can run it. What Genesys Cloud sends to Amazon
 * EventBridge: https://help.mypurecloud.com/articles/about-the-amazon-eventbridge-integration/
 */
export const INSTANT_NEW_QUEUE = `## An instant New Queue, through Amazon EventBridge

**Not tested.** It is put together from what Genesys, Amazon and Zapier document; nobody has run it for this page. It needs an AWS account, and somebody who administers it.

New Queue is polled: Zapier asks every 1 to 15 minutes, by your plan. Genesys Cloud tells of a new queue at once only to Amazon EventBridge, in its audit events. EventBridge can
pass them on to a webhook of Zapier, and that starts the Zap within seconds. If some minutes do not matter, use New Queue: it needs none of this.

In Zapier, first:

1. Trigger: *Webhooks by Zapier: Catch Hook*. It shows a URL: copy it. Whoever knows it can start the Zap, so treat it like a password.

In Genesys Cloud, as an administrator of integrations:

2. Admin > Integrations: add *Amazon EventBridge Source*, with the AWS account ID, the AWS region, a suffix of your choice, and under Topic Filtering the topic
   \`v2.audits.entitytype.{id}.entityid.{id}\`. Activate it.

In the AWS account, in the same region, under Amazon EventBridge:

3. Partner event sources: associate the one with your suffix with an event bus.
4. API destinations: create one with the method POST and the URL of step 1. Amazon wants a connection with an authorization for it: an API key of any name and value does, since
   Zapier does not look at it.
5. Rules: create one on that event bus, with this event pattern and the API destination as its target. Compare the names in it with the first event that arrives; the pattern
   \`{ "source": [{ "prefix": "aws.partner/" }] }\` lets all through, to see one.

   \`\`\`json
   {
     "detail": {
       "eventBody": { "serviceName": ["ContactCenter"], "entityType": ["Queue"], "action": ["Create"] }
     }
   }
   \`\`\`

Back in Zapier, create a queue in Genesys Cloud, and test the trigger until it shows the event. Then:

|  | step | fields |
| --- | --- | --- |
| 1 | Webhooks by Zapier: Catch Hook | none filled in |
| 2 | **Find Queue** | Queue: the ID of the queue from step 1, under \`detail\`, \`eventBody\`, \`entity\` |
| 3 | Slack: Send Channel Message | Message Text: \`New queue {{2. Queue Name}} in {{2. Division Name}}\` |

- Good to know: EventBridge may deliver an event twice, or late. Zapier does not tell results of a Catch Hook apart, so the Zap may run twice for one queue. Division and name are not filtered
  as in New Queue: use Filter by Zapier after step 2. A queue that the connection may not see is not found, and the Zap stops there. If one that it may see is not found either, put Delay by Zapier before step 2: Zapier may be there before the queue is.
- Needs: the scope \`routing:readonly\`; the permission Routing > Queue > View (routing:queue:view). The administrator of step 2 in the list above needs the permission Integrations > Integration > All.
- \`npm run doctor\` says when Genesys Cloud tells of changes of queues by other ways than Amazon EventBridge.
`;
