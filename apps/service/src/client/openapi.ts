// The OpenAPI document as types, written by `node .scripts/write-client.ts`. Neither linted nor formatted.

export interface paths {
    "/administrative-acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What administrators did, with who and when; it is never changed */
        get: {
            parameters: {
                query?: {
                    /** @description Of the page before */
                    cursor?: string;
                    format?: "json" | "csv";
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The latest first; as CSV the next page’s cursor stands in the header Baton-Cursor */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["AdministrativeAct"][];
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alarms, the latest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    open?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["Alarm"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What programs cost, by their names */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["Campaign"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaign}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A campaign, with what it cost */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The campaign */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Says what a program is called, where it runs and what it costs */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    campaign: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CampaignFields"];
                };
            };
            responses: {
                /** @description The campaign */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Forgets what a program cost; its leads keep its name */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its name */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            campaign: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Quick capture: three fields, and the caller is told what becomes of it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuickCapture"];
                };
            };
            responses: {
                /** @description The lead that it became */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lead: components["schemas"]["Lead"];
                            repeated: boolean;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signed checkpoints of all logs, each tied to the one before */
        get: {
            parameters: {
                query?: {
                    /** @description Of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The latest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["Checkpoint"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checkpoints/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public key that verifies checkpoints and exports */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description PEM, and the id that checkpoints name it by */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            publicKey: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custody/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The custody logs of the workspace, or of the leads with an entry in a period, whole
         * @description JSON lines hold all that `baton verify FILE` needs: versions, checkpoints, entries and a signature. No personal data.
         */
        get: {
            parameters: {
                query?: {
                    format?: "jsonl" | "csv" | "xes" | "ocel";
                    /** @description A date (UTC) or an instant in ISO 8601, included */
                    from?: string;
                    /** @description A date, included, or an instant, not included */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A stream; `ocel` is OCEL 2.0 JSON */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                        "application/x-ndjson": string;
                        "application/xml": string;
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairs of open leads that may be of one person; reps see those of which they see both */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page, the latest found first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["DuplicatePair"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/{lead}/{other}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that two leads are of two people */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    lead: string;
                    other: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The pair */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DuplicatePair"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would happen to a lead now, rule by rule and condition by condition, and to whom it would go; writes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Hypothetical"];
                };
            };
            responses: {
                /** @description Why */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Explanation"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/failed-intakes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inquiries that could not be taken in, the latest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "open" | "replayed" | "dismissed" | "forgotten";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["FailedIntake"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/failed-intakes/{intake}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them, with what was sent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    intake: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As it came; no body once it is settled */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FailedIntakeWithBody"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/failed-intakes/{intake}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settles it as no inquiry; what was sent is forgotten */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    intake: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            responses: {
                /** @description It is settled */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/failed-intakes/{intake}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes it in under the mapping and policy of now, or as the inquiry given instead */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    intake: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReplayedIntake"];
                };
            };
            responses: {
                /** @description The lead that it became */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lead: string;
                            repeated: boolean;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Forms and how their fields are read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Form"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forms/{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the fields of a form are read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    form: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The form */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Form"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Says how the fields of a form become an inquiry; posts and uploads to come are read by it */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    form: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FormMapping"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Form"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Captures an inquiry from the fields of a form */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    form: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/x-www-form-urlencoded": {
                        [key: string]: unknown;
                    };
                    "multipart/form-data": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description The lead that it became */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CapturedForm"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Forgets a form: posts to it are refused with 404 */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    form: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            form: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Yes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbound-mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails that came to inquiry addresses and what became of them, the latest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    /** @description ignored if not given */
                    state?: "waiting" | "read" | "ignored" | "failed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["InboundMail"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inquiries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Captures an inquiry: it becomes a lead with a holder and a deadline */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Inquiry"];
                };
            };
            responses: {
                /** @description The lead that it became */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lead: components["schemas"]["Lead"];
                            repeated: boolean;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inquiries/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Captures up to 1000 inquiries: those without errors become leads together, the others are kept */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InquiryBatch"];
                };
            };
            responses: {
                /** @description What became of each */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CapturedBatch"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inquiry-addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses to which inquiries are sent by mail */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["InquiryAddress"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inquiry-addresses/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of whatever comes to an address */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    address: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The address */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InquiryAddress"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Takes inquiries by mail at an address, with these facts and this program */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    address: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InquiryAddressFacts"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InquiryAddress"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Takes no more mail at an address */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    address: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has keys, and which were revoked; not the keys themselves */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The newest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                createdAt: number;
                                createdBy: string;
                                expiresAt: number | null;
                                id: string;
                                person: string;
                                revokedAt: number | null;
                                role: string;
                                scope: string[] | null;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Makes an API key for a person of the org; it is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["KeyHolder"];
                };
            };
            responses: {
                /** @description The key */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{key}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a key out of use at once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                /** @description It is */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            revoked: true;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{key}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the next key in place of one; the old one is good for a while more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Rotation"];
                };
            };
            responses: {
                /** @description The new key, shown this once, and until when the old one is good */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                            oldExpiresAt: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads, the latest first; reps see those they hold, and those at their desks and in their queues */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    open?: "true" | "false";
                    person?: string;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["LeadRow"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A lead, with its inquiry’s personal data */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The lead */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lead"] & {
                            inquiry: {
                                [key: string]: unknown;
                            } | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/account-match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which account a lead belongs to, why, and who else matched */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was found */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountMatch"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller may report of the lead now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Possible events with their input */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actions: components["schemas"]["Action"][];
                            doNotContact: components["schemas"]["DoNotContact"];
                            state: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes that the person agreed to a purpose, or does not any more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            responses: {
                /** @description Everything that they said, the latest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            consents: {
                                at: number;
                                by: string;
                                given: boolean;
                                purpose: string;
                                source: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What rules and routing decided of a lead, by which version, on which facts, and whom they refused and why */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description In the order in which they were made */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Decision"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads that may be of the same person, settled pairs too; at most 100 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The surest first; otherState is where the second lead stands */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: (components["schemas"]["DuplicatePair"] & {
                                otherState: string;
                            })[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases the person over all their leads; logs still verify */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Keep hashes of the addresses that bar any later contact */
                        neverAgain?: boolean;
                    };
                };
            };
            responses: {
                /** @description What was erased */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Erased"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reports one event; 400 names what the policy or the org does not have, 409 says what is possible instead */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReportedEvent"];
                };
            };
            responses: {
                /** @description The lead afterwards */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lead: components["schemas"]["Lead"];
                            repeated: boolean;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The custody log of a lead, sealed: as JSON, JSON lines, CSV, XES or OCEL */
        get: {
            parameters: {
                query?: {
                    format?: "json" | "jsonl" | "csv" | "xes" | "ocel";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Every entry in its order */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries?: {
                                [key: string]: unknown;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                        "application/x-ndjson": string;
                        "application/xml": string;
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merges two leads of one person: the furthest wins, then the oldest */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MergeWith"];
                };
            };
            responses: {
                /** @description Both leads afterwards; the loser rests and can be brought back */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            loser: components["schemas"]["Lead"];
                            merge: string;
                            repeated: boolean;
                            winner: components["schemas"]["Lead"];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose inquiry it was, and whether they may be contacted */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The person */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonOfLead"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is held about the person, over all their leads */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of it */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonalData"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the log is whole and folds to the stored lead */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was found */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: number;
                            faults: {
                                kind: string;
                                message: string;
                            }[];
                            ok: boolean;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may log in, and who may no more */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By name */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                createdAt: number;
                                createdBy: string;
                                endedAt: number | null;
                                initial: boolean;
                                lockedUntil: number | null;
                                name: string;
                                person: string;
                                role: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Lets a person of the org log in; the password to begin with is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewLogIn"];
                };
            };
            responses: {
                /** @description The log-in, and its password if it was made up */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            password: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log-ins/{name}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a log-in and its sessions at once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                /** @description It is */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ended: true;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log-ins/{name}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one’s own password, with the old one; an admin resets anybody’s */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordChange"];
                };
            };
            responses: {
                /** @description It is changed; a new session’s cookie comes with it if it was one’s own */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            csrfToken: string | null;
                            password: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mail-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words of automatic mails, with the plain ones that are sent without any */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By name */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                body: string;
                                subject: string;
                                template: string;
                                updatedAt: number | null;
                                updatedBy: string | null;
                            }[];
                            plain: {
                                body: string;
                                subject: string;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mail-templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says in which words automatic mails go out */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    template: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MailTemplate"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            body: string;
                            subject: string;
                            template: string;
                            updatedAt: number | null;
                            updatedBy: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Goes back to the next closest words */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    template: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            template: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was merged, by whom, and what was undone */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page, the latest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["Merge"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/merges/{merge}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings back the lead that was merged, with what it is still owed */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    merge: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Both leads afterwards */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            loser: components["schemas"]["Lead"];
                            merge: string;
                            repeated: boolean;
                            winner: components["schemas"]["Lead"];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus metrics of all workspaces and of this process: keep it inside */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Text exposition */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices that were given up and not retried, the latest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["DeadNotice"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/dead/{notice}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a notice that was given up into the queue again, from its first channel */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    notice: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How many wait in the queue again */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            retried: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/dead/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts up to 500 notices that were given up into the queue again, the oldest first */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How many wait in the queue again */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            retried: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/stuck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deadlines that are due and could not be fired; the log says why */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The longest due first, a thousand at most */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["StuckDeadline"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The org in force: who is there. Its ETag is for If-Match */
        get: {
            parameters: {
                query?: {
                    source?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The org */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Org"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Stores the whole org as its next version, in force at once; 409 names the leads it would strand */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewOrg"];
                };
            };
            responses: {
                /** @description Its number, and open leads that came onto its calendars or could not */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"] & {
                            adopted: number;
                            left: {
                                lead: string;
                                why: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of the org in force, by id */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    owner?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["Account"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets an account: its name, owner, segment and domain */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    account: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountFields"];
                };
            };
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Takes an account out of the org */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    account: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/accounts/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes accounts over from a CSV table, over those there are or instead of them */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountImport"];
                };
            };
            responses: {
                /** @description The org’s version with them, and what was left out */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"] & {
                            notes: components["schemas"]["Finding"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/calendars/{calendar}/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes a calendar on certain dates; what is due already stays, unless calendars are adopted */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    calendar: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CalendarException"];
                };
            };
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/calendars/{calendar}/exceptions/{dates}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a dated change of a calendar back */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    calendar: string;
                    /** @description From and to, such as 2026-12-21..2027-01-04, or one day */
                    dates: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks an org with the policies in use, and stores nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OrgText"];
                };
            };
            responses: {
                /** @description What was found */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            errors: components["schemas"]["Finding"][];
                            ok: boolean;
                            warnings: components["schemas"]["Finding"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a person out of the org, its pools, teams and deputies; 409 names the leads they have */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Sets fields of a person, who is added if nobody has that id; null takes a field away */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PersonFields"];
                };
            };
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/org/people/{person}/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enters an absence: the next decision knows of it, and leads that wait on the person move */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Absence"];
                };
            };
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/people/{person}/absences/{dates}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an absence back */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    /** @description From and to, such as 2026-12-21..2027-01-04, or one day */
                    dates: string;
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/pools/{pool}/members/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Puts a person into a pool, or gives a member another weight (1 unless said) */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    person: string;
                    pool: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PoolMember"];
                };
            };
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a member out of a pool */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    person: string;
                    pool: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says which person has a role that policies name */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    role: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a role out of the org */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    role: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/teams/{team}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets a team; what is not said stays, null takes it away */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    team: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a team out of the org */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag of the version that was read; another one now is 412 */
                    "if-match"?: string;
                };
                path: {
                    team: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The org’s version with the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgChanged"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of the org, the newest first: who made it and when */
        get: {
            parameters: {
                query?: {
                    cursor?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description For the next page */
                            cursor: number | null;
                            items: {
                                createdAt: number;
                                createdBy: string;
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An earlier version of the org */
        get: {
            parameters: {
                query?: {
                    source?: "true" | "false";
                };
                header?: never;
                path: {
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The org */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Org"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people-data/do-not-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom not to contact, as hashes, the latest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["BarredAddress"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Keeps the wish of a person not to be contacted */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewDoNotContact"];
                };
            };
            responses: {
                /** @description What holds for the address now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DoNotContact"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people-data/do-not-contact/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the wish back: the person wants to be contacted again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        channel?: "mail" | "phone" | "all";
                        mail?: string;
                        phone?: string;
                    };
                };
            };
            responses: {
                /** @description What holds for the address now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DoNotContact"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people-data/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For how many days failed intakes, inbound mails and refused rows are kept */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Retention"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Says for how many days they are kept; what is older is forgotten within hours */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Retention"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which channels and when a person of the org gets notices */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As it is now, without secrets */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShownReach"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Says by which channels and when a person of the org gets notices */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reach"];
                };
            };
            responses: {
                /** @description As it is now, without secrets */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShownReach"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions, which is in force, and the history of activations */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Newest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            activations: {
                                at: number;
                                by: string;
                                openLeads: string;
                                policy: number;
                                why: string;
                            }[];
                            active: number | null;
                            versions: {
                                createdAt: number;
                                createdBy: string;
                                name: string;
                                note: string;
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Stores the next version of the policy; it is in force once it is activated */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PolicyText"];
                };
            };
            responses: {
                /** @description Its number */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            warnings: components["schemas"]["Finding"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A version of the policy: as it was written, as it was understood, or as the playbook that a rep reads */
        get: {
            parameters: {
                query?: {
                    format?: "json" | "markdown";
                };
                header?: never;
                path: {
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The version */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Policy"];
                        "text/markdown": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{version}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a version into force; 409 names the open leads that it would strand */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    version: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            responses: {
                /** @description Open leads that came under it, and those that could not */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            adopted: number;
                            left: {
                                lead: string;
                                why: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{version}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes for leads and people if another version or a draft takes the place of this one, in words */
        get: {
            parameters: {
                query?: {
                    draft?: string;
                    /** @description A version; the one in force unless said */
                    to?: number;
                };
                header?: never;
                path: {
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description In the order of the document; nothing when both do the same */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changes: {
                                /** @enum {string} */
                                kind: "added" | "removed" | "changed" | "moved";
                                path: string;
                                words: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a policy against the org in force, and stores nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PolicyText"];
                };
            };
            responses: {
                /** @description What was found */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            errors: components["schemas"]["Finding"][];
                            ok: boolean;
                            warnings: components["schemas"]["Finding"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drafts of the policy, the latest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Without their texts */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                draft: string;
                                note: string;
                                updatedAt: number;
                                updatedBy: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/drafts/{draft}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A draft, with its text */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    draft: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The draft */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PolicyDraft"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Keeps a draft, with errors or without, and says what they are */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    draft: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DraftText"];
                };
            };
            responses: {
                /** @description What was found in it */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            errors: components["schemas"]["Finding"][];
                            ok: boolean;
                            warnings: components["schemas"]["Finding"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Throws a draft away */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    draft: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its name */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            draft: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/drafts/{draft}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a draft against the org in force as it is now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    draft: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was found */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            errors: components["schemas"]["Finding"][];
                            ok: boolean;
                            warnings: components["schemas"]["Finding"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/drafts/{draft}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a draft the next version of the policy, and ends the draft; it is in force once it is activated */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    draft: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its number */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            warnings: components["schemas"]["Finding"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who brought which version into force, when, why, and whether open leads adopted it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The latest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                at: number;
                                by: string;
                                openLeads: string;
                                policy: number;
                                why: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the database answers and has room */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Yes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Offers made in the period and how they were answered, against 90% */
        get: {
            parameters: {
                query?: {
                    by?: "rep" | "team" | "source" | "criterion" | "segment" | "rule";
                    format?: "json" | "csv";
                    /** @description The first day, or an instant in ISO 8601 with its offset */
                    from?: string;
                    rep?: string;
                    segment?: string;
                    source?: string;
                    team?: string;
                    /** @description The last day, or the instant at which the period ends */
                    to?: string;
                    /** @description IANA zone of the dates and hours; UTC unless stated */
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Offers made in the period and how they were answered, against 90% */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When it was asked, epoch ms */
                            at: number;
                            by: string;
                            /** @description False while older entries are still being folded in: ask again */
                            complete: boolean;
                            /** @description ISO 4217, of all money */
                            currency: string;
                            /** @description Epoch ms; null: open */
                            from: number | null;
                            report: string;
                            rows: {
                                accepted: number;
                                /** @enum {string} */
                                againstTarget: "below" | "reached" | "uncertain";
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                /** @description Null of nothing */
                                high: number | null;
                                lapsed: number;
                                /** @description Leads behind the row */
                                leads: number;
                                /** @description Null of nothing */
                                low: number | null;
                                offers: number;
                                open: number;
                                /** @description Null of nothing */
                                rate: number | null;
                                rejected: number;
                                /** @description Null of nothing */
                                target: number | null;
                                withdrawn: number;
                            }[];
                            /** @description Epoch ms; null: open */
                            to: number | null;
                            total: {
                                accepted: number;
                                /** @enum {string} */
                                againstTarget: "below" | "reached" | "uncertain";
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                /** @description Null of nothing */
                                high: number | null;
                                lapsed: number;
                                /** @description Leads behind the row */
                                leads: number;
                                /** @description Null of nothing */
                                low: number | null;
                                offers: number;
                                open: number;
                                /** @description Null of nothing */
                                rate: number | null;
                                rejected: number;
                                /** @description Null of nothing */
                                target: number | null;
                                withdrawn: number;
                            };
                            zone: string;
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/buying-curve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When leads buy, and when they are worked, by the age of leads captured in the period */
        get: {
            parameters: {
                query?: {
                    by?: "month" | "week";
                    format?: "json" | "csv";
                    /** @description The first day, or an instant in ISO 8601 with its offset */
                    from?: string;
                    rep?: string;
                    segment?: string;
                    source?: string;
                    team?: string;
                    /** @description The last day, or the instant at which the period ends */
                    to?: string;
                    /** @description IANA zone of the dates and hours; UTC unless stated */
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description When leads buy, and when they are worked, by the age of leads captured in the period */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When it was asked, epoch ms */
                            at: number;
                            by: string;
                            /** @description False while older entries are still being folded in: ask again */
                            complete: boolean;
                            /** @description ISO 4217, of all money */
                            currency: string;
                            /** @description Epoch ms; null: open */
                            from: number | null;
                            report: string;
                            rows: {
                                atRisk: number;
                                attempts: number;
                                /** @description Null of nothing */
                                attemptShare: number | null;
                                boughtElsewhere: number;
                                closedOtherwise: number;
                                /** @description Month or week of the lead’s life, from 0 */
                                group: string | null;
                                /** @description Null of nothing */
                                purchaseShare: number | null;
                                won: number;
                                /** @description Null of nothing */
                                wonBy: number | null;
                            }[];
                            /** @description Epoch ms; null: open */
                            to: number | null;
                            total: {
                                atRisk: number;
                                attempts: number;
                                /** @description Null of nothing */
                                attemptShare: number | null;
                                boughtElsewhere: number;
                                closedOtherwise: number;
                                /** @description Month or week of the lead’s life, from 0 */
                                group: string | null;
                                /** @description Null of nothing */
                                purchaseShare: number | null;
                                won: number;
                                /** @description Null of nothing */
                                wonBy: number | null;
                            };
                            zone: string;
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each program cost and returned, for leads captured in the period */
        get: {
            parameters: {
                query?: {
                    by?: "campaign" | "source" | "campaign-source";
                    format?: "json" | "csv";
                    /** @description The first day, or an instant in ISO 8601 with its offset */
                    from?: string;
                    /** @description The last day, or the instant at which the period ends */
                    to?: string;
                    /** @description IANA zone of the dates and hours; UTC unless stated */
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What each program cost and returned, for leads captured in the period */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When it was asked, epoch ms */
                            at: number;
                            by: string;
                            /** @description False while older entries are still being folded in: ask again */
                            complete: boolean;
                            /** @description ISO 4217, of all money */
                            currency: string;
                            /** @description Epoch ms; null: open */
                            from: number | null;
                            report: string;
                            rows: {
                                accepted: number;
                                campaign: string | null;
                                /** @description Minor units of the currency */
                                cost: number;
                                /** @description Minor units; null of nothing */
                                costPerAccepted: number | null;
                                /** @description Minor units; null of nothing */
                                costPerLead: number | null;
                                /** @description Minor units; null of nothing */
                                costPerWon: number | null;
                                examples: string[];
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                leads: number;
                                merged: number;
                                name: string | null;
                                /** @description Minor units of the currency */
                                profit: number;
                                /** @description Minor units of the currency */
                                revenue: number;
                                /** @description Null of nothing */
                                roi: number | null;
                                source: string | null;
                                won: number;
                            }[];
                            /** @description Epoch ms; null: open */
                            to: number | null;
                            total: {
                                accepted: number;
                                campaign: string | null;
                                /** @description Minor units of the currency */
                                cost: number;
                                /** @description Minor units; null of nothing */
                                costPerAccepted: number | null;
                                /** @description Minor units; null of nothing */
                                costPerLead: number | null;
                                /** @description Minor units; null of nothing */
                                costPerWon: number | null;
                                examples: string[];
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                leads: number;
                                merged: number;
                                name: string | null;
                                /** @description Minor units of the currency */
                                profit: number;
                                /** @description Minor units of the currency */
                                revenue: number;
                                /** @description Null of nothing */
                                roi: number | null;
                                source: string | null;
                                won: number;
                            };
                            zone: string;
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/custody-breaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Broken links of custody within the period, counted */
        get: {
            parameters: {
                query?: {
                    by?: "break" | "holder" | "team" | "source" | "obligation";
                    format?: "json" | "csv";
                    /** @description The first day, or an instant in ISO 8601 with its offset */
                    from?: string;
                    rep?: string;
                    segment?: string;
                    source?: string;
                    team?: string;
                    /** @description The last day, or the instant at which the period ends */
                    to?: string;
                    /** @description IANA zone of the dates and hours; UTC unless stated */
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Broken links of custody within the period, counted */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When it was asked, epoch ms */
                            at: number;
                            by: string;
                            /** @description The lab’s brokenChains figures, over leads captured in the period */
                            chains: {
                                deliveredToNobody: number;
                                followUpFailed: number;
                                inquiries: number;
                            };
                            /** @description False while older entries are still being folded in: ask again */
                            complete: boolean;
                            /** @description ISO 4217, of all money */
                            currency: string;
                            /** @description Epoch ms; null: open */
                            from: number | null;
                            report: string;
                            rows: {
                                breaks: number;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                /** @description Leads behind the row */
                                leads: number;
                                medianHoursLate: number | null;
                                mostHoursLate: number | null;
                                open: number;
                            }[];
                            /** @description Epoch ms; null: open */
                            to: number | null;
                            total: {
                                breaks: number;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                /** @description Leads behind the row */
                                leads: number;
                                medianHoursLate: number | null;
                                mostHoursLate: number | null;
                                open: number;
                            };
                            zone: string;
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/custody-breaks/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each broken link by name: lead, holder, obligation, when and how late; the latest first */
        get: {
            parameters: {
                query?: {
                    break?: "followUpFailed" | "resultNotRecorded" | "deliveredToNobody" | "givenUpEarly" | "droppedOnReturn";
                    format?: "json" | "csv";
                    /** @description The first day, or an instant in ISO 8601 with its offset */
                    from?: string;
                    lead?: string;
                    limit?: number;
                    obligation?: string;
                    open?: "true" | "false";
                    rep?: string;
                    segment?: string;
                    source?: string;
                    team?: string;
                    /** @description The last day, or the instant at which the period ends */
                    to?: string;
                    /** @description IANA zone of the dates and hours; UTC unless stated */
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Broken links */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When it was asked, epoch ms */
                            at: number;
                            /** @description False while older entries are still being folded in: ask again */
                            complete: boolean;
                            /** @description ISO 4217, of all money */
                            currency: string;
                            /** @description Epoch ms; null: open */
                            from: number | null;
                            /** @description How many more there are than rows */
                            left: number;
                            report: string;
                            rows: {
                                about: string | null;
                                at: number;
                                /** @enum {string} */
                                break: "followUpFailed" | "resultNotRecorded" | "deliveredToNobody" | "givenUpEarly" | "droppedOnReturn";
                                /** @enum {string} */
                                end: "late" | "withdrawn" | "open" | "given-up";
                                endedAt: number | null;
                                holder: string;
                                lateMs: number | null;
                                lead: string;
                                obligation: string;
                                source: string | null;
                            }[];
                            /** @description Epoch ms; null: open */
                            to: number | null;
                            zone: string;
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/data-quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How good the contacts are: what is given, what can be used, what is there twice */
        get: {
            parameters: {
                query?: {
                    by?: "source" | "program";
                    format?: "json" | "csv";
                    /** @description The first day, or an instant in ISO 8601 with its offset */
                    from?: string;
                    /** @description The last day, or the instant at which the period ends */
                    to?: string;
                    /** @description IANA zone of the dates and hours; UTC unless stated */
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A row for each source or program, and the total */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When it was asked, epoch ms */
                            at: number;
                            /** @enum {string} */
                            by: "source" | "program";
                            /** @description Epoch ms; null: open */
                            from: number | null;
                            /** @enum {string} */
                            report: "data-quality";
                            rows: components["schemas"]["DataQuality"][];
                            /** @description Epoch ms; null: open */
                            to: number | null;
                            total: components["schemas"]["DataQuality"];
                            zone: string;
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/excuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Excuses given in the period, and what those leads came to beside those without one */
        get: {
            parameters: {
                query?: {
                    by?: "excuse" | "rep" | "team" | "source";
                    format?: "json" | "csv";
                    /** @description The first day, or an instant in ISO 8601 with its offset */
                    from?: string;
                    rep?: string;
                    segment?: string;
                    source?: string;
                    team?: string;
                    /** @description The last day, or the instant at which the period ends */
                    to?: string;
                    /** @description IANA zone of the dates and hours; UTC unless stated */
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Excuses given in the period, and what those leads came to beside those without one */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When it was asked, epoch ms */
                            at: number;
                            by: string;
                            /** @description False while older entries are still being folded in: ask again */
                            complete: boolean;
                            /** @description ISO 4217, of all money */
                            currency: string;
                            /** @description Epoch ms; null: open */
                            from: number | null;
                            report: string;
                            rows: {
                                closedAtOnce: number;
                                /** @description Null of nothing */
                                difference: number | null;
                                /** @description Null of nothing */
                                differenceHigh: number | null;
                                /** @description Null of nothing */
                                differenceLow: number | null;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                given: number;
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                /** @description Leads behind the row */
                                leads: number;
                                leadsWithout: number;
                                /** @description Null of nothing */
                                winRate: number | null;
                                /** @description Null of nothing */
                                winRateHigh: number | null;
                                /** @description Null of nothing */
                                winRateLow: number | null;
                                /** @description Null of nothing */
                                winRateWithout: number | null;
                                won: number;
                                /** @description Minor units of the currency */
                                wonAmount: number;
                                wonByOthers: number;
                                /** @description Minor units of the currency */
                                wonByOthersAmount: number;
                            }[];
                            /** @description Epoch ms; null: open */
                            to: number | null;
                            total: {
                                closedAtOnce: number;
                                /** @description Null of nothing */
                                difference: number | null;
                                /** @description Null of nothing */
                                differenceHigh: number | null;
                                /** @description Null of nothing */
                                differenceLow: number | null;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                given: number;
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                /** @description Leads behind the row */
                                leads: number;
                                leadsWithout: number;
                                /** @description Null of nothing */
                                winRate: number | null;
                                /** @description Null of nothing */
                                winRateHigh: number | null;
                                /** @description Null of nothing */
                                winRateLow: number | null;
                                /** @description Null of nothing */
                                winRateWithout: number | null;
                                won: number;
                                /** @description Minor units of the currency */
                                wonAmount: number;
                                wonByOthers: number;
                                /** @description Minor units of the currency */
                                wonByOthersAmount: number;
                            };
                            zone: string;
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/fit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why sales judged leads not a fit in the period, how far they had got, and who was right */
        get: {
            parameters: {
                query?: {
                    by?: "reason" | "criterion" | "stage" | "source" | "segment" | "rep" | "team" | "destination";
                    format?: "json" | "csv";
                    /** @description The first day, or an instant in ISO 8601 with its offset */
                    from?: string;
                    rep?: string;
                    segment?: string;
                    source?: string;
                    team?: string;
                    /** @description The last day, or the instant at which the period ends */
                    to?: string;
                    /** @description IANA zone of the dates and hours; UTC unless stated */
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Why sales judged leads not a fit in the period, how far they had got, and who was right */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When it was asked, epoch ms */
                            at: number;
                            by: string;
                            /** @description False while older entries are still being folded in: ask again */
                            complete: boolean;
                            /** @description ISO 4217, of all money */
                            currency: string;
                            /** @description Epoch ms; null: open */
                            from: number | null;
                            report: string;
                            rows: {
                                /** @description Null of nothing */
                                attemptsBefore: number | null;
                                disputed: number;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                /** @description Null of nothing */
                                forSales: number | null;
                                givenUpEarly: number;
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                judgements: number;
                                /** @description Leads behind the row */
                                leads: number;
                                medianHoursToJudge: number | null;
                                rejected: number;
                                returned: number;
                                ruledForMarketing: number;
                                ruledForSales: number;
                            }[];
                            /** @description Epoch ms; null: open */
                            to: number | null;
                            total: {
                                /** @description Null of nothing */
                                attemptsBefore: number | null;
                                disputed: number;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                /** @description Null of nothing */
                                forSales: number | null;
                                givenUpEarly: number;
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                judgements: number;
                                /** @description Leads behind the row */
                                leads: number;
                                medianHoursToJudge: number | null;
                                rejected: number;
                                returned: number;
                                ruledForMarketing: number;
                                ruledForSales: number;
                            };
                            zone: string;
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attempts against the cadence, for leads first accepted in the period */
        get: {
            parameters: {
                query?: {
                    by?: "rep" | "team" | "source" | "segment" | "attempts";
                    format?: "json" | "csv";
                    /** @description The first day, or an instant in ISO 8601 with its offset */
                    from?: string;
                    rep?: string;
                    segment?: string;
                    source?: string;
                    team?: string;
                    /** @description The last day, or the instant at which the period ends */
                    to?: string;
                    /** @description IANA zone of the dates and hours; UTC unless stated */
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Attempts against the cadence, for leads first accepted in the period */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When it was asked, epoch ms */
                            at: number;
                            by: string;
                            /** @description False while older entries are still being folded in: ask again */
                            complete: boolean;
                            /** @description ISO 4217, of all money */
                            currency: string;
                            /** @description Epoch ms; null: open */
                            from: number | null;
                            report: string;
                            rows: {
                                attempts: number;
                                attemptsInTime: number;
                                attemptsMissed: number;
                                /** @description Null of nothing */
                                attemptsPerLead: number | null;
                                automatic: number;
                                call: number;
                                chat: number;
                                connected: number;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                givenUpEarly: number;
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                inCadence: number;
                                /** @description Null of nothing */
                                inTime: number | null;
                                /** @description Leads behind the row */
                                leads: number;
                                mail: number;
                                medianGapHours: number | null;
                                onPlannedChannel: number;
                                /** @description Null of nothing */
                                plannedChannelShare: number | null;
                                visit: number;
                            }[];
                            /** @description Epoch ms; null: open */
                            to: number | null;
                            total: {
                                attempts: number;
                                attemptsInTime: number;
                                attemptsMissed: number;
                                /** @description Null of nothing */
                                attemptsPerLead: number | null;
                                automatic: number;
                                call: number;
                                chat: number;
                                connected: number;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                givenUpEarly: number;
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                inCadence: number;
                                /** @description Null of nothing */
                                inTime: number | null;
                                /** @description Leads behind the row */
                                leads: number;
                                mail: number;
                                medianGapHours: number | null;
                                onPlannedChannel: number;
                                /** @description Null of nothing */
                                plannedChannelShare: number | null;
                                visit: number;
                            };
                            zone: string;
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/sla": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Obligations that were due in the period: met, missed, escalated */
        get: {
            parameters: {
                query?: {
                    by?: "obligation" | "person" | "team" | "source";
                    format?: "json" | "csv";
                    /** @description The first day, or an instant in ISO 8601 with its offset */
                    from?: string;
                    rep?: string;
                    segment?: string;
                    source?: string;
                    team?: string;
                    /** @description The last day, or the instant at which the period ends */
                    to?: string;
                    /** @description IANA zone of the dates and hours; UTC unless stated */
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Obligations that were due in the period: met, missed, escalated */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When it was asked, epoch ms */
                            at: number;
                            by: string;
                            /** @description False while older entries are still being folded in: ask again */
                            complete: boolean;
                            /** @description ISO 4217, of all money */
                            currency: string;
                            /** @description Epoch ms; null: open */
                            from: number | null;
                            report: string;
                            rows: {
                                /** @description Null of nothing */
                                attainment: number | null;
                                escalations: number;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                /** @description Leads behind the row */
                                leads: number;
                                medianHoursLate: number | null;
                                met: number;
                                metLate: number;
                                missed: number;
                                moved: number;
                                open: number;
                                owed: number;
                                withdrawn: number;
                            }[];
                            /** @description Epoch ms; null: open */
                            to: number | null;
                            total: {
                                /** @description Null of nothing */
                                attainment: number | null;
                                escalations: number;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                /** @description Leads behind the row */
                                leads: number;
                                medianHoursLate: number | null;
                                met: number;
                                metLate: number;
                                missed: number;
                                moved: number;
                                open: number;
                                owed: number;
                                withdrawn: number;
                            };
                            zone: string;
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/speed-to-lead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From the inquiry to the first attempt, for leads captured in the period */
        get: {
            parameters: {
                query?: {
                    by?: "source" | "rep" | "team" | "segment" | "hour";
                    format?: "json" | "csv";
                    /** @description The first day, or an instant in ISO 8601 with its offset */
                    from?: string;
                    rep?: string;
                    segment?: string;
                    source?: string;
                    team?: string;
                    /** @description The last day, or the instant at which the period ends */
                    to?: string;
                    /** @description IANA zone of the dates and hours; UTC unless stated */
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description From the inquiry to the first attempt, for leads captured in the period */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When it was asked, epoch ms */
                            at: number;
                            by: string;
                            /** @description False while older entries are still being folded in: ask again */
                            complete: boolean;
                            /** @description ISO 4217, of all money */
                            currency: string;
                            /** @description Epoch ms; null: open */
                            from: number | null;
                            report: string;
                            rows: {
                                contacted: number;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                firstResponseMedianHours: number | null;
                                /** @description Null of nothing */
                                firstResponseWithin24h: number | null;
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                /** @description Leads behind the row */
                                leads: number;
                                medianBusinessHours: number | null;
                                medianHours: number | null;
                                neverContacted: number;
                                p90BusinessHours: number | null;
                                p90Hours: number | null;
                                targetMet: number;
                                targetMissed: number;
                                /** @description Null of nothing */
                                within1Hour: number | null;
                                /** @description Null of nothing */
                                within5Minutes: number | null;
                                /** @description Null of nothing */
                                within24Hours: number | null;
                                /** @description Null of nothing */
                                withinTarget: number | null;
                            }[];
                            /** @description Epoch ms; null: open */
                            to: number | null;
                            total: {
                                contacted: number;
                                /** @description Their ids, the first 20; not in the CSV */
                                examples: string[];
                                firstResponseMedianHours: number | null;
                                /** @description Null of nothing */
                                firstResponseWithin24h: number | null;
                                /** @description What the row is of; null where it is not known */
                                group: string | null;
                                /** @description Leads behind the row */
                                leads: number;
                                medianBusinessHours: number | null;
                                medianHours: number | null;
                                neverContacted: number;
                                p90BusinessHours: number | null;
                                p90Hours: number | null;
                                targetMet: number;
                                targetMissed: number;
                                /** @description Null of nothing */
                                within1Hour: number | null;
                                /** @description Null of nothing */
                                within5Minutes: number | null;
                                /** @description Null of nothing */
                                within24Hours: number | null;
                                /** @description Null of nothing */
                                withinTarget: number | null;
                            };
                            zone: string;
                        };
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the caller is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Who it is */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Logs in: a cookie, and the token that writes carry beside it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LogInClaim"];
                };
            };
            responses: {
                /** @description Who it is */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Logs out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is over */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ended: true;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Uploads and how far they are, the latest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cursor: string | null;
                            items: components["schemas"]["Upload"][];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Takes a CSV file of up to 20 MiB, whose rows become leads in the background */
        post: {
            parameters: {
                query?: {
                    /** @description utf-8 if not given */
                    encoding?: string;
                    /** @description Whose mapping is used */
                    form?: string;
                    name?: string;
                };
                header?: {
                    /** @description Asked again with it, a request is answered the same and done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        encoding?: string;
                        /** Format: binary */
                        file: string;
                        form?: string;
                        /** @description A FormMapping as JSON */
                        mapping?: string;
                        name?: string;
                    };
                    "text/csv": string;
                };
            };
            responses: {
                /** @description It waits to be read */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an upload is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The upload */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Upload"];
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{upload}/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows that became no lead, with what was wrong, to correct and upload again */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Cells that a spreadsheet would take for formulas are text */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Absence: {
            /** @description The first day, or a local time such as 2026-12-24T13:00 */
            from: string;
            name?: string;
            /** @description The last day, included; or a local time */
            to: string;
        };
        Account: {
            domain: string | null;
            id: string;
            name: string;
            owner: string | null;
            segment: string | null;
        };
        AccountFields: {
            domain?: string | null;
            name?: string | null;
            owner?: string | null;
            segment?: string | null;
        };
        AccountImport: {
            /** @description What the columns are called where they are called otherwise */
            columns?: {
                domain?: string;
                id?: string;
                name?: string;
                owner?: string;
                segment?: string;
            };
            /** @description The table with its header; commas, semicolons or tabs */
            csv: string;
            /**
             * @description `merge` (unless said) keeps accounts that the table does not name
             * @enum {string}
             */
            mode?: "merge" | "replace";
        };
        AccountMatch: {
            /** @description The fact account of the lead */
            account: string | null;
            /** @description Whether the inquiry itself named the account */
            given: boolean;
            /** @description What matching found when the lead was captured */
            match: {
                account: string;
                /** @description The tie-break that chose among equals; id where all were even */
                decidedBy: string | null;
                evidence: string[];
                others: {
                    account: string;
                    evidence: string[];
                    /** @description How sure it is, 0 to 1 */
                    score: number;
                }[];
                /** @description How sure it is, 0 to 1 */
                score: number;
            } | null;
        };
        /** @description An event that may be reported now; input is its JSON Schema */
        Action: {
            input: {
                [key: string]: unknown;
            };
            type: string;
        };
        Activation: {
            /** @enum {string} */
            openLeads: "adopt" | "keep";
            why: string;
        };
        AdministrativeAct: {
            act: string;
            actor: string;
            at: number;
            detail: {
                [key: string]: unknown;
            };
            ordinal: number;
            target: string;
        };
        Alarm: {
            /**
             * @description Of whom or what
             * @example rep r-01
             */
            about: string;
            /**
             * @description What is watched
             * @example acceptance
             */
            alarm: string;
            detail: {
                [key: string]: unknown;
            };
            /** @description Epoch ms; null while it stands */
            endedAt: number | null;
            /** @description Epoch ms */
            raisedAt: number;
        };
        BarredAddress: {
            at: number;
            by: string;
            /** @enum {string} */
            channel: "mail" | "phone" | "all";
            /** @description A hash: the list names nobody */
            key: string;
            why: string;
        };
        CalendarException: {
            from: string;
            name?: string;
            /** @description Opening hours of these dates; false or unsaid is closed */
            open?: false | string | string[];
            to: string;
        };
        Campaign: {
            /** @description What inquiries name as their program */
            campaign: string;
            cost: number;
            endsOn: string | null;
            name: string;
            source: string | null;
            startsOn: string | null;
            updatedAt: number;
            updatedBy: string;
        };
        CampaignFields: {
            /** @description Minor units of the org’s currency */
            cost: number;
            /**
             * Format: date
             * @description Such as 2026-05-04
             */
            endsOn?: string | null;
            name: string;
            source?: string | null;
            /**
             * Format: date
             * @description Such as 2026-05-04
             */
            startsOn?: string | null;
        };
        CapturedBatch: {
            captured: {
                /** @description Its place in the batch, from 0 */
                index: number;
                lead: string;
            }[];
            refused: {
                errors: components["schemas"]["FieldProblem"][];
                failedIntake: string;
                /** @description Its place in the batch, from 0 */
                index: number;
            }[];
            repeated: boolean;
        };
        CapturedForm: {
            lead: string;
            repeated: boolean;
        };
        /** @description The signature (Ed25519, base64) is over the canonical JSON of workspace, seq, at, ordinal, root and previous */
        Checkpoint: {
            at: number;
            hash: string;
            keyId: string;
            ordinal: number;
            previous: string;
            root: string;
            seq: number;
            signature: string;
            workspace: string;
        };
        /** @description marketing is the purpose of automatic mails */
        Consent: {
            given: boolean;
            purpose: string;
            /** @description Where and how it was said */
            source: string;
        };
        DataQuality: {
            address: number;
            /** @description Null of nothing */
            addressShare: number | null;
            certainDuplicates: number;
            /** @description Null of nothing */
            certainDuplicatesShare: number | null;
            company: number;
            /** @description Null of nothing */
            companyShare: number | null;
            contacts: number;
            disposableMail: number;
            /** @description Of the valid mail addresses */
            disposableMailShare: number | null;
            domain: number;
            /** @description Null of nothing */
            domainShare: number | null;
            freeMail: number;
            /** @description Of the valid mail addresses */
            freeMailShare: number | null;
            /** @description What the row is of; null where it is not known */
            group: string | null;
            jobTitle: number;
            /** @description Null of nothing */
            jobTitleShare: number | null;
            likelyDuplicates: number;
            /** @description Null of nothing */
            likelyDuplicatesShare: number | null;
            mail: number;
            /** @description Null of nothing */
            mailShare: number | null;
            matchedToAccount: number;
            /** @description Null of nothing */
            matchedToAccountShare: number | null;
            name: number;
            /** @description Null of nothing */
            nameShare: number | null;
            phone: number;
            /** @description Null of nothing */
            phoneShare: number | null;
            reachable: number;
            /** @description Null of nothing */
            reachableShare: number | null;
            sharedMailbox: number;
            /** @description Of the valid mail addresses */
            sharedMailboxShare: number | null;
            validMail: number;
            /** @description Of the mail addresses given */
            validMailShare: number | null;
            validPhone: number;
            /** @description Of the telephone numbers given */
            validPhoneShare: number | null;
        };
        DeadNotice: {
            /** @description When it was given up, epoch milliseconds */
            at: number;
            id: string;
            kind: string;
            lead: string | null;
            reason: string;
            /** @description A person, or a role such as manager */
            to: string;
        };
        Decision: {
            /** @description Epoch milliseconds */
            at: number;
            /** @description The org’s version whose calendars counted */
            calendars: number;
            event: string;
            /** @description The version that decided */
            policy: number;
            qualification: {
                /** @description What the rules looked at */
                facts: {
                    [key: string]: string | number | boolean | string[];
                };
                outcome: string | null;
                reason: string | null;
                /** @description Which fired; null when none did */
                rule: string | null;
            } | null;
            requalification: {
                /** @description What the rules looked at */
                facts: {
                    [key: string]: string | number | boolean | string[];
                };
                /** @description Which fired; null when none did */
                rule: string | null;
            } | null;
            routing: components["schemas"]["RoutingDecision"];
            seq: number;
            terms: {
                /** @description Of the policy, from 0; null: the default */
                clause: number | null;
                kind: string;
                within: string | null;
            }[];
        };
        /** @description By which ways the person is not to be contacted */
        DoNotContact: {
            all: boolean;
            mail: boolean;
            phone: boolean;
        };
        DraftText: {
            note?: string;
            text: string;
        };
        /** @description Two leads that may be of one person */
        DuplicatePair: {
            evidence: string[];
            /** @description Epoch milliseconds */
            foundAt: number;
            lead: string;
            other: string;
            /** @description How sure it is, 0 to 1 */
            score: number;
            /** @description Epoch milliseconds */
            settledAt: number | null;
            settledBy: string | null;
            /** @enum {string} */
            state: "open" | "merged" | "dismissed";
        };
        Erased: {
            failedIntakes: number;
            /** @description Entries of the leads’ logs in which somebody typed text. It stays: look whether it names the person */
            freeText: {
                field: string;
                lead: string;
                seq: number;
                type: string;
            }[];
            inboundMails: number;
            leads: string[];
            /** @description Still open: nobody can be reached for them, so close them */
            openLeads: string[];
            refusedRows: number;
            /** @description Failed intakes and mails that were not erased, but of which not all parts could be decoded: look at them */
            unsureMails: string[];
        };
        ExplainedRule: {
            /** @description The condition as it is written, each part with what it saw and whether it holds */
            condition: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            outcome: "fired" | "failed" | "not-asked";
            rule: string;
            why: string;
        };
        Explanation: {
            at: number;
            decision: components["schemas"]["RoutingDecision"] & unknown;
            facts: {
                [key: string]: string | number | boolean | string[];
            };
            org: number;
            /** @description The version; null for a draft or a text */
            policy: number | null;
            /** @description What the rule that fired says; null: triage by the intake desk */
            qualifies: {
                [key: string]: unknown;
            } | null;
            qualify: components["schemas"]["ExplainedRule"][];
            routing: components["schemas"]["ExplainedRule"][];
            segment: string | null;
            segments: components["schemas"]["ExplainedRule"][];
            terms: {
                /** @description Of the policy, from 0; null: the default */
                clause: number | null;
                kind: string;
                within: string | null;
            }[];
        };
        FailedIntake: {
            at: number;
            errors: components["schemas"]["FieldProblem"][];
            /** @description When what was sent is forgotten, or was, epoch ms; null once it was replayed or dismissed */
            forgottenAt: number | null;
            id: string;
            lead: string | null;
            sentBy: string | null;
            settledAt: number | null;
            settledBy: string | null;
            /** @enum {string} */
            source: "json" | "batch" | "form" | "mail";
            /** @enum {string} */
            state: "open" | "replayed" | "dismissed" | "forgotten";
            /** @description The form or the inquiry address */
            through: string | null;
        };
        FailedIntakeWithBody: components["schemas"]["FailedIntake"] & {
            body: string | null;
        };
        FieldProblem: {
            fix?: string;
            message: string;
            path: (string | number)[];
        };
        Finding: {
            column: number;
            fix: string;
            /** @description From 1; 0 is not known */
            line: number;
            message: string;
            path: string;
        };
        Form: {
            form: string;
            mapping: components["schemas"]["FormMapping"];
            updatedAt: number;
            updatedBy: string;
        };
        /** @description How the fields of a form become an inquiry */
        FormMapping: {
            /** @default {} */
            constants?: {
                [key: string]: string | number | boolean | string[];
            };
            fields: {
                [key: string]: {
                    /** @enum {string} */
                    contact: "name" | "given" | "family" | "jobTitle" | "company" | "mail" | "phone" | "website" | "street" | "postalCode" | "city" | "region" | "country";
                } | {
                    /** @description The name of a fact */
                    fact: string;
                    values?: {
                        [key: string]: string | number | boolean;
                    };
                } | ("message" | "program" | "key" | "ignore");
            };
            /** @default null */
            program?: string | null;
            /** @default [] */
            required?: string[];
        };
        /** @description By the policy in force, unless a version, a draft or a text is named */
        Hypothetical: {
            /** @description Facts are found out of it as of an inquiry’s; nothing is kept */
            contact?: {
                city?: string;
                company?: string;
                country?: string;
                family?: string;
                given?: string;
                jobTitle?: string;
                mail?: string;
                name?: string;
                phone?: string;
                postalCode?: string;
                region?: string;
                street?: string;
                website?: string;
            };
            draft?: string;
            engagement?: number;
            excluded?: string[];
            facts?: {
                [key: string]: string | number | boolean | string[];
            };
            pass?: number;
            program?: string;
            text?: string;
            version?: number;
        };
        InboundMail: {
            /** @description Empty once it is erased or forgotten */
            from: string;
            key: string;
            lead: string | null;
            reason: string | null;
            receivedAt: number;
            /** @enum {string} */
            state: "waiting" | "read" | "ignored" | "failed";
            to: string;
        };
        /** @description facts are those that the policy in force declares, and account, existingCustomer, segment */
        Inquiry: {
            contact?: {
                city?: string;
                company?: string;
                country?: string;
                family?: string;
                given?: string;
                jobTitle?: string;
                mail?: string;
                name?: string;
                phone?: string;
                postalCode?: string;
                region?: string;
                street?: string;
                website?: string;
            };
            facts?: {
                [key: string]: string | number | boolean | string[];
            };
            message?: string;
            program?: string;
            registrar?: string;
        };
        InquiryAddress: {
            address: string;
            facts: {
                [key: string]: string | number | boolean | string[];
            };
            program: string | null;
        };
        InquiryAddressFacts: {
            facts?: {
                [key: string]: string | number | boolean | string[];
            };
            program?: string;
        };
        InquiryBatch: {
            inquiries: Record<string, unknown>[];
        };
        KeyHolder: {
            /** @description Epoch ms */
            expiresAt?: number | null;
            person: string;
            /** @enum {string} */
            role: "admin" | "ops" | "marketing" | "manager" | "rep" | "registrar" | "auditor";
            /** @description Routes that the key is good for; without it all that the role may use */
            scope?: ("POST /inquiries" | "POST /inquiries/batch" | "GET /forms" | "GET /forms/{form}" | "PUT /forms/{form}" | "DELETE /forms/{form}" | "POST /forms/{form}" | "POST /uploads" | "GET /uploads" | "GET /uploads/{upload}" | "GET /uploads/{upload}/refused" | "GET /inquiry-addresses" | "GET /inquiry-addresses/{address}" | "PUT /inquiry-addresses/{address}" | "DELETE /inquiry-addresses/{address}" | "GET /inbound-mails" | "GET /failed-intakes" | "GET /failed-intakes/{intake}" | "POST /failed-intakes/{intake}/replay" | "POST /failed-intakes/{intake}/dismiss" | "POST /capture" | "GET /leads" | "GET /leads/{id}" | "GET /leads/{id}/log" | "GET /leads/{id}/verify" | "GET /leads/{id}/actions" | "POST /leads/{id}/events" | "GET /leads/{id}/account-match" | "GET /leads/{id}/duplicates" | "POST /leads/{id}/merge" | "GET /duplicates" | "POST /duplicates/{lead}/{other}/dismiss" | "GET /merges" | "POST /merges/{merge}/undo" | "POST /policies/check" | "POST /policies" | "GET /policies" | "POST /policies/{version}/activate" | "GET /policies/history" | "GET /policies/drafts" | "GET /policies/drafts/{draft}" | "PUT /policies/drafts/{draft}" | "DELETE /policies/drafts/{draft}" | "POST /policies/drafts/{draft}/check" | "POST /policies/drafts/{draft}/publish" | "GET /policies/{version}" | "GET /policies/{version}/diff" | "GET /leads/{id}/decisions" | "POST /explain" | "GET /campaigns" | "GET /campaigns/{campaign}" | "PUT /campaigns/{campaign}" | "DELETE /campaigns/{campaign}" | "GET /org" | "GET /org/versions" | "GET /org/versions/{version}" | "POST /org/check" | "PUT /org" | "PATCH /org/people/{person}" | "DELETE /org/people/{person}" | "POST /org/people/{person}/absences" | "DELETE /org/people/{person}/absences/{dates}" | "PUT /org/pools/{pool}/members/{person}" | "DELETE /org/pools/{pool}/members/{person}" | "PUT /org/teams/{team}" | "DELETE /org/teams/{team}" | "PUT /org/roles/{role}" | "DELETE /org/roles/{role}" | "POST /org/calendars/{calendar}/exceptions" | "DELETE /org/calendars/{calendar}/exceptions/{dates}" | "GET /org/accounts" | "PUT /org/accounts/{account}" | "DELETE /org/accounts/{account}" | "POST /org/accounts/import" | "PUT /people/{person}/reach" | "GET /people/{person}/reach" | "GET /leads/{id}/person" | "POST /leads/{id}/consent" | "GET /leads/{id}/personal-data" | "POST /leads/{id}/erase" | "GET /people-data/do-not-contact" | "POST /people-data/do-not-contact" | "POST /people-data/do-not-contact/remove" | "GET /people-data/retention" | "PUT /people-data/retention" | "GET /mail-templates" | "PUT /mail-templates/{template}" | "DELETE /mail-templates/{template}" | "GET /notices/dead" | "POST /notices/dead/retry" | "POST /notices/dead/{notice}/retry" | "GET /keys" | "POST /keys" | "POST /keys/{key}/revoke" | "POST /keys/{key}/rotate" | "GET /log-ins" | "POST /log-ins" | "POST /log-ins/{name}/end" | "POST /log-ins/{name}/password" | "GET /session" | "DELETE /session" | "GET /administrative-acts" | "GET /custody/export" | "GET /operations/stuck" | "GET /checkpoints" | "GET /checkpoints/key" | "GET /reports/data-quality" | "GET /reports/acceptance" | "GET /reports/speed-to-lead" | "GET /reports/sla" | "GET /reports/follow-up" | "GET /reports/excuses" | "GET /reports/fit" | "GET /reports/campaigns" | "GET /reports/buying-curve" | "GET /reports/custody-breaks" | "GET /reports/custody-breaks/leads" | "GET /alarms")[] | null;
        };
        Lead: {
            /** @description Epoch milliseconds */
            at: number;
            attempts: number;
            calendars: number;
            /** @description Epoch milliseconds */
            capturedAt: number;
            custodian: {
                id: string;
                kind: string;
                person: string;
            } | null;
            facts: {
                [key: string]: string | number | boolean | string[];
            };
            id: string;
            obligations: {
                about: string | null;
                /** @description Epoch milliseconds */
                due: number;
                /** @description Epoch milliseconds */
                from: number;
                id: string;
                kind: string;
                missed: boolean;
                owedBy: string;
                /** @description Epoch milliseconds */
                since: number;
            }[];
            owners: string[];
            pass: number;
            policy: number;
            registrar: string | null;
            results: {
                /** @description Minor units of the org’s currency */
                amount: number | null;
                /** @description Epoch milliseconds */
                at: number;
                by: string;
                pass: number;
                reason: string | null;
                result: string;
            }[];
            seq: number;
            state: string;
        };
        LeadRow: {
            /** @description Epoch milliseconds */
            at: number;
            /** @description Epoch milliseconds */
            capturedAt: number;
            custodian: {
                id: string;
                kind: string;
                person: string;
            } | null;
            lead: string;
            /** @description Epoch milliseconds */
            next: number | null;
            pass: number;
            state: string;
        };
        LogInClaim: {
            name: string;
            password: string;
            workspace: string;
        };
        /** @description Plain text; {name}, {given}, {company}, {org} are filled in */
        MailTemplate: {
            body: string;
            subject: string;
        };
        Merge: {
            /** @description Epoch milliseconds */
            at: number;
            by: string;
            id: string;
            loser: string;
            /** @description Epoch milliseconds */
            undoneAt: number | null;
            undoneBy: string | null;
            winner: string;
        };
        /** @description The other lead */
        MergeWith: {
            other: string;
        };
        /** @description A mail address, a telephone number, or both */
        NewDoNotContact: {
            /** @enum {string} */
            channel?: "mail" | "phone" | "all";
            mail?: string;
            phone?: string;
            /** @enum {string} */
            why?: "asked" | "unsubscribed" | "undeliverable" | "legal";
        };
        NewLogIn: {
            name: string;
            /** @description To begin with, and to be changed at the first log-in; made up if it is not given */
            password?: string;
            person: string;
            /** @enum {string} */
            role: "admin" | "ops" | "marketing" | "manager" | "rep" | "registrar" | "auditor";
        };
        NewOrg: {
            /**
             * @description `adopt`: deadlines of open leads are counted anew on the new calendars, with the time used up; `keep` (unless said): they stay
             * @enum {string}
             */
            openLeads?: "adopt" | "keep";
            /** @description The org in YAML or JSON, 5 MB at most */
            text: string;
        };
        Nothing: Record<string, unknown>;
        Org: {
            /** @description How many: GET /org/accounts lists them */
            accounts: number;
            calendars: {
                [key: string]: unknown;
            };
            /** @description Epoch milliseconds */
            createdAt: number;
            createdBy: string;
            currency: string;
            desks: {
                [key: string]: unknown;
            };
            name: string;
            people: {
                [key: string]: unknown;
            };
            pools: {
                [key: string]: unknown;
            };
            roles: {
                [key: string]: string;
            };
            /** @description As it was written, if asked for */
            source?: string;
            teams: {
                [key: string]: unknown;
            };
            version: number;
        };
        OrgChanged: {
            /** @description False: it said so already */
            changed: boolean;
            /** @description The org’s version now */
            version: number;
            warnings: components["schemas"]["Finding"][];
        };
        OrgText: {
            /** @description The org in YAML or JSON, 5 MB at most */
            text: string;
        };
        PasswordChange: {
            /** @description For one’s own */
            old?: string;
            /** @description The next; an admin who resets somebody’s may leave it out and gets one made up */
            password?: string;
        };
        PersonalData: {
            doNotContact: components["schemas"]["DoNotContact"];
            failedIntakes: {
                [key: string]: unknown;
            }[];
            inboundMails: {
                [key: string]: unknown;
            }[];
            /** @description By id that they came by: data, leads, consents */
            known: {
                [key: string]: unknown;
            }[];
            refusedRows: {
                [key: string]: unknown;
            }[];
        };
        PersonFields: {
            attributes?: {
                [key: string]: string | number | boolean;
            } | null;
            calendar?: string | null;
            deputies?: string[] | null;
            manager?: string | null;
            name?: string | null;
            role?: string | null;
            sells?: string | string[] | null;
            serves?: {
                [key: string]: string | string[];
            } | null;
            team?: string | null;
        };
        PersonOfLead: {
            consents: {
                at: number;
                by: string;
                given: boolean;
                purpose: string;
                source: string;
            }[];
            contact: {
                [key: string]: unknown;
            } | null;
            doNotContact: components["schemas"]["DoNotContact"];
            erasedAt: number | null;
            /** @description The prospect unsubscribed from this lead */
            mailBarred: boolean;
            /** @enum {string} */
            person: "known" | "erased" | "unknown";
        };
        Policy: {
            /** @description Epoch milliseconds */
            createdAt: number;
            createdBy: string;
            /** @description As it was understood */
            document: {
                [key: string]: unknown;
            };
            name: string;
            note: string;
            /** @description As it was written */
            source: string;
            version: number;
        };
        PolicyDraft: {
            draft: string;
            note: string;
            text: string;
            updatedAt: number;
            updatedBy: string;
        };
        PolicyText: {
            /** @description The policy in YAML or JSON */
            text: string;
        };
        PoolMember: {
            weight?: number;
        };
        /** @description RFC 9457 problem details */
        Problem: {
            detail: string;
            requestId: string;
            status: number;
            title: string;
            /** @enum {string} */
            type: "urn:baton:problem:bad-request" | "urn:baton:problem:invalid" | "urn:baton:problem:invalid-document" | "urn:baton:problem:unauthorised" | "urn:baton:problem:forbidden" | "urn:baton:problem:csrf" | "urn:baton:problem:password-due" | "urn:baton:problem:too-many" | "urn:baton:problem:not-found" | "urn:baton:problem:not-possible-now" | "urn:baton:problem:stranded" | "urn:baton:problem:changed-meanwhile" | "urn:baton:problem:key-reused" | "urn:baton:problem:made-already" | "urn:baton:problem:too-large" | "urn:baton:problem:unsupported-media-type" | "urn:baton:problem:not-ready" | "urn:baton:problem:takes-too-long" | "urn:baton:problem:unavailable" | "urn:baton:problem:exhausted" | "urn:baton:problem:internal";
        } & {
            [key: string]: unknown;
        };
        QuickCapture: {
            /** @description What they asked for */
            about: string;
            /** @description A mail address or a telephone number */
            reach: string;
            /** @description The person, the company, or both */
            who: string;
        };
        /** @description Channels in the order in which they are tried, and when notices may come */
        Reach: {
            anytime?: ("offer" | "offer-withdrawn" | "approval" | "task" | "reminder" | "escalation" | "registered" | "result" | "alarm" | "notice-failed")[];
            byKind?: {
                alarm?: ("mail" | "chat" | "webhook")[];
                approval?: ("mail" | "chat" | "webhook")[];
                escalation?: ("mail" | "chat" | "webhook")[];
                "notice-failed"?: ("mail" | "chat" | "webhook")[];
                offer?: ("mail" | "chat" | "webhook")[];
                "offer-withdrawn"?: ("mail" | "chat" | "webhook")[];
                registered?: ("mail" | "chat" | "webhook")[];
                reminder?: ("mail" | "chat" | "webhook")[];
                result?: ("mail" | "chat" | "webhook")[];
                task?: ("mail" | "chat" | "webhook")[];
            };
            channels?: ({
                address: string;
                /** @enum {string} */
                channel: "mail";
            } | {
                /** @enum {string} */
                channel: "chat";
                /** @description Only this person reads there, so accept and reject links may go there */
                isPrivate?: boolean;
                /** @description An incoming webhook of Slack or alike */
                url: string;
            } | {
                /** @enum {string} */
                channel: "webhook";
                /** @description Standard Webhooks: whsec_ and base64; several while one is replaced */
                secrets: string[];
                url: string;
            })[];
            hours?: {
                calendar: string;
            } | {
                days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                from: string;
                to: string;
                zone: string;
            };
            /** @description In place of channels: mail alone */
            mail?: string;
        };
        ReplayedIntake: {
            inquiry?: components["schemas"]["Inquiry"];
        };
        ReportedEvent: {
            facts: {
                [key: string]: string | number | boolean | string[];
            };
            /** @constant */
            type: "lead.enriched";
        } | {
            /** @constant */
            type: "lead.qualified";
        } | {
            desk: string;
            /** @constant */
            type: "lead.referred";
        } | {
            track: string;
            /** @constant */
            type: "lead.nurtured";
        } | {
            criterion: string;
            /** @constant */
            type: "lead.disqualified";
        } | {
            pool: string;
            /** @constant */
            type: "pool.opened";
        } | {
            by: {
                calendar?: string;
                person: string;
            };
            /** @constant */
            type: "lead.taken";
        } | {
            owner: {
                calendar?: string;
                person: string;
            };
            /** @constant */
            type: "owner.named";
        } | {
            /** @constant */
            type: "lead.accepted";
        } | {
            criterion?: string;
            disputed?: boolean;
            excuse?: string;
            reason: string;
            /** @constant */
            type: "lead.rejected";
        } | {
            automatic?: boolean;
            /** @enum {string} */
            channel: "call" | "mail" | "chat" | "visit";
            connected: boolean;
            /** @constant */
            type: "attempt.made";
        } | {
            callbackAt: number;
            reason: string;
            /** @constant */
            type: "callback.agreed";
        } | {
            criterion?: string;
            disputed?: boolean;
            excuse?: string;
            reason: string;
            /** @constant */
            type: "lead.returned";
        } | {
            /** @constant */
            type: "opportunity.opened";
        } | {
            step: string;
            /** @constant */
            type: "step.completed";
        } | {
            step: string;
            /** @constant */
            type: "approval.given";
        } | {
            note?: string;
            step: string;
            /** @constant */
            type: "approval.refused";
        } | {
            amount: number;
            /** @constant */
            type: "deal.won";
        } | {
            reason: string;
            /** @constant */
            type: "deal.lost";
        } | {
            criterion?: string;
            /** @enum {string} */
            for: "sales" | "marketing";
            /** @enum {string} */
            to?: "nurture" | "tele-prospecting" | "disqualify";
            track?: string;
            /** @constant */
            type: "arbitration.ruled";
        } | {
            /** @constant */
            type: "lead.requalified";
        } | {
            /** @constant */
            type: "requalification.declined";
        } | {
            /** @constant */
            type: "prospect.replied";
        } | {
            points: number;
            /** @constant */
            type: "prospect.engaged";
        } | {
            /** @constant */
            type: "prospect.unsubscribed";
        } | {
            /** @constant */
            type: "prospect.boughtElsewhere";
        } | {
            callbackAt: number;
            /** @constant */
            type: "prospect.askedForCallback";
        } | {
            person: string;
            /** @constant */
            type: "holder.away";
            until: number;
        };
        Retention: {
            /** @description For how many days failed intakes, inbound mails and refused rows are kept; 90 unless it was said otherwise */
            days: number;
        };
        Role: {
            person: string;
        };
        Rotation: {
            /**
             * @description How long the old key is good for beside the new one
             * @default 24
             */
            overlapHours?: number;
        };
        RoutingDecision: {
            candidates: {
                /** @description Epoch milliseconds */
                back: number | null;
                load: number | null;
                person: string;
                /** @description In the rotation: the lowest is next */
                pointer: number | null;
                /** @description Why not; null could have had it */
                refused: string | null;
                score: number | null;
            }[];
            facts: {
                [key: string]: string | number | boolean | string[];
            };
            method: string | null;
            /** @enum {string} */
            outcome: "offer" | "queue" | "exception" | "final";
            pool: string | null;
            reason: string;
            rule: string | null;
            /** @description The person */
            to: string;
            tried: {
                candidates: {
                    /** @description Epoch milliseconds */
                    back: number | null;
                    load: number | null;
                    person: string;
                    /** @description In the rotation: the lowest is next */
                    pointer: number | null;
                    /** @description Why not; null could have had it */
                    refused: string | null;
                    score: number | null;
                }[];
                pool: string | null;
                rule: string;
            }[];
        } | null;
        Session: {
            person: string;
            /** @enum {string} */
            role: "admin" | "ops" | "marketing" | "manager" | "rep" | "registrar" | "auditor";
            /** @description Null for a key */
            session: {
                /** @description Every write carries it as X-CSRF-Token */
                csrfToken: string;
                expiresAt: number;
                name: string;
                /** @description Whether nothing is possible before a password of one’s own is set */
                passwordDue: boolean;
            } | null;
            workspace: string;
        };
        /** @description Without what would let its reader post: of addresses the host, of secrets how many */
        ShownReach: {
            anytime: ("offer" | "offer-withdrawn" | "approval" | "task" | "reminder" | "escalation" | "registered" | "result" | "alarm" | "notice-failed")[];
            byKind: {
                alarm?: ("mail" | "chat" | "webhook")[];
                approval?: ("mail" | "chat" | "webhook")[];
                escalation?: ("mail" | "chat" | "webhook")[];
                "notice-failed"?: ("mail" | "chat" | "webhook")[];
                offer?: ("mail" | "chat" | "webhook")[];
                "offer-withdrawn"?: ("mail" | "chat" | "webhook")[];
                registered?: ("mail" | "chat" | "webhook")[];
                reminder?: ("mail" | "chat" | "webhook")[];
                result?: ("mail" | "chat" | "webhook")[];
                task?: ("mail" | "chat" | "webhook")[];
            };
            channels: ({
                address: string;
                /** @enum {string} */
                channel: "mail";
            } | {
                /** @enum {string} */
                channel: "chat";
                host: string;
                isPrivate: boolean;
            } | {
                /** @enum {string} */
                channel: "webhook";
                host: string;
                secrets: number;
            })[];
            hours: {
                calendar: string;
            } | {
                days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                from: string;
                to: string;
                zone: string;
            } | null;
            mail: string | null;
        };
        StuckDeadline: {
            dueAt: number;
            failures: number;
            kind: string;
            lead: string;
            nextTryAt: number;
            obligation: string;
            owedBy: string;
            rung: string;
        };
        Team: {
            calendar?: string | null;
            manager: string;
            members?: string[] | null;
        };
        Upload: {
            /** @description Of those, rows that became leads */
            accepted: number;
            createdAt: number;
            createdBy: string;
            endedAt: number | null;
            /** @description When its refused rows are forgotten, or were; null where there are none */
            forgottenAt: number | null;
            form: string | null;
            id: string;
            name: string;
            /** @description Why it failed */
            reason: string | null;
            refused: number;
            /** @description Rows that are done */
            rowsRead: number;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
