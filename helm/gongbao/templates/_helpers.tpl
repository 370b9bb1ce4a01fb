{{/* Name of a component's objects: include "gongbao.name" (list . "extractor") */}}
{{- define "gongbao.name" -}}
{{- $root := index . 0 -}}
{{ printf "%s-%s" $root.Release.Name (index . 1) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels that select a component's pods; never change once deployed. */}}
{{- define "gongbao.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: gongbao
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{/* All labels of a component's objects. */}}
{{- define "gongbao.labels" -}}
{{- $root := index . 0 -}}
{{ include "gongbao.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version }}
{{- end }}

{{/* Annotations of every pod: a changed configuration starts it anew. */}}
{{- define "gongbao.podAnnotations" -}}
checksum/config: {{ include (print .Template.BasePath "/configmap.yaml") . | sha256sum }}
{{- end }}

{{/* The pod's part of what all pods have in common. */}}
{{- define "gongbao.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{/* The container's part. */}}
{{- define "gongbao.container" -}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  # Also what lets gongbao-reader narrow its own system calls without any right.
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- with .Values.secretName }}
envFrom:
  - secretRef:
      name: {{ . }}
{{- end }}
{{- end }}

{{/* Mounts and volumes that every pod has. */}}
{{- define "gongbao.mounts" -}}
- name: config
  mountPath: /etc/gongbao
  readOnly: true
- name: scratch
  mountPath: /tmp
{{- if .Values.tlsSecretName }}
- name: tls
  mountPath: /etc/gongbao-tls
  readOnly: true
{{- end }}
{{- end }}

{{- define "gongbao.volumes" -}}
- name: config
  configMap:
    name: {{ include "gongbao.name" (list . "config") }}
- name: scratch
  emptyDir:
    sizeLimit: 1Gi
{{- with .Values.tlsSecretName }}
- name: tls
  secret:
    secretName: {{ . }}
    defaultMode: 0440
{{- end }}
{{- end }}

{{/* Probes by the metrics port. Liveness asks for the process itself, never for Kafka. */}}
{{- define "gongbao.probes" -}}
startupProbe:
  httpGet: {path: /healthz, port: metrics}
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /healthz, port: metrics}
  periodSeconds: 10
  timeoutSeconds: 5
readinessProbe:
  httpGet: {path: /readyz, port: metrics}
  periodSeconds: 5
  timeoutSeconds: 5
{{- end }}

{{/* A NetworkPolicy rule to the brokers. */}}
{{- define "gongbao.toKafka" -}}
- ports:
    - port: {{ .Values.networkPolicy.kafkaPort }}
  {{- with .Values.networkPolicy.kafkaPeers }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
