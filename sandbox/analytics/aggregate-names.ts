/**
 * The metrics and dimensions of Genesys's conversation aggregates, from `ConversationAggregationQuery` in its OpenAPI document (July 2026):
 * those the sandbox lacks are told from those nobody has. Of observations and their dimensions it lacks none.
 */

/** In `metrics`. */
export const AGGREGATE_METRICS: readonly string[] =
  'nBlindTransferred nBotInteractions nCallbackAttempts nCallbackOverSla nCallbackScheduled nCfcOffered nCobrowseSessions nConnected nConsult nConsultTransferred nConversations nError nOffered nOutbound nOutboundAbandoned nOutboundAttempted nOutboundConnected nOverSla nStateTransitionError nTakeover nTransferred oAudioMessageCount oCallbackServiceLevel oExternalAudioMessageCount oExternalMediaCount oMediaCount oMessageCount oMessageSegmentCount oMessageTurn oServiceLevel oServiceTarget oSkillExpressionApplications tAbandon tAcd tActiveCallback tActiveCallbackComplete tAcw tAgentResponseTime tAgentVideoConnected tAlert tAnswered tAverageAgentResponseTime tAverageCustomerResponseTime tBarging tCallbackAbandon tCallbackConnect tCallbackNotReached tCallbackVirtualWait tCfcAbandon tCfcAcd tCfcAnswered tCfcFlowOut tCoaching tCoachingComplete tConnected tContacting tDialing tFirstConnect tFirstDial tFirstEngagement tFirstResponse tFlowOut tHandle tHeld tHeldComplete tIvr tMonitoring tMonitoringComplete tNotResponding tPark tParkComplete tScreenMonitoring tShortAbandon tSnippetRecord tTalk tTalkComplete tTransmitting tUserResponseTime tVoicemail tWait'.split(
    ' ',
  );

/** In `groupBy` and in a filter's predicates. */
export const AGGREGATE_DIMENSIONS: readonly string[] =
  'activeRouting activeSkillId addressFrom addressTo agentAssistantId agentBullseyeRing agentOwned agentRank agentScore ani assignerId authenticated canonicalExternalContactId conversationId conversationInitiator convertedFrom convertedTo customerParticipation deliveryStatus destinationAddress direction disconnectType divisionId dnis edgeId eligibleAgentCount errorCode extendedDeliveryStatus externalContactId externalMediaCount externalOrganizationId externalTag firstQueue flaggedReason flowInType flowOutType groupId interactionType journeyActionId journeyActionMapId journeyActionMapVersion journeyCustomerId journeyCustomerIdType journeyCustomerSessionId journeyCustomerSessionIdType knowledgeBaseId mediaCount mediaType messageType originatingDirection originatingSocialMediaPublic outboundCampaignId outboundContactId outboundContactListId participantName peerId proposedAgentId provider purpose queueId remote removedSkillId requestedLanguageId requestedRouting requestedRoutingSkillId roomId routingPriority routingRing routingRule routingRuleType scoredAgentId selectedAgentId selectedAgentRank selfServed sessionDnis sessionId skillExpressionId stationId teamId usedRouting userId videoPresent waitingInteractionCount wrapUpCode'.split(
    ' ',
  );
